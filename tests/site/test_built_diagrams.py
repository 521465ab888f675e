"""Every diagram of the built site: its picture, its words, its links, its file, its weight."""

from __future__ import annotations

import gzip
import statistics
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from lxml import etree, html

from fieldnotes.diagrams.cache import draw, key
from fieldnotes.diagrams.file import file_path
from fieldnotes.diagrams.graph import Flowchart
from fieldnotes.diagrams.source import Diagram
from fieldnotes.urls import address, resolve
from tests.support.repository import ROOT

XLINK = "{http://www.w3.org/1999/xlink}"
# The pictures that readers come for; the first three are what the site is known for.
KNOWN_FOR = """
networking/three-tier-architecture.md#three-tier-vpc
networking/elastic-load-balancing.md#load-balancers-by-layer
delivery/ci-cd.md#cicd-flow
foundations/global-infrastructure.md#regions-zones-data-centers-and-edge
identity/policies.md#policy-evaluation
compute/ec2.md#ec2-instance-states
compute/amis.md#from-instance-to-ami-to-instance
storage/ebs.md#a-volume-its-snapshot-and-a-new-volume-elsewhere
compute/auto-scaling.md#auto-scaling-loop
networking/tls.md#tls-termination-and-sni-at-a-load-balancer
networking/load-balancer-sessions.md#a-sticky-session-by-cookie
networking/load-balancer-sessions.md#cross-zone-load-balancing-on-and-off
networking/load-balancer-sessions.md#a-target-leaves
networking/dns.md#dns-resolution
networking/dns.md#parts-of-a-domain-name
networking/routing-policies.md#route-53-failover
networking/security-groups-and-network-acls.md#security-group-and-network-acl-around-a-subnet
networking/subnets-and-routes.md#public-subnet-nat-and-private-subnet-routes
networking/connecting-vpcs.md#vpc-endpoints
storage/s3-security.md#an-upload-with-a-presigned-url
storage/s3-storage-classes.md#the-life-of-a-log-file-under-one-lifecycle-rule
storage/cors.md#a-preflight-before-a-cross-origin-upload
networking/cloudfront.md#cloudfront-hit-and-miss
databases/rds.md#multi-az-and-read-replicas
foundations/caching-strategies.md#lazy-loading
foundations/caching-strategies.md#write-through
databases/elasticache.md#redis-sharding-and-replication
containers/ecs.md#ecs-cluster-service-and-task
containers/kubernetes.md#kubernetes-objects
compute/beanstalk-deployments.md#beanstalk-deployments
delivery/codedeploy.md#codedeploy-hooks
infrastructure/cloudformation.md#cloudformation-stack-life
observability/x-ray.md#the-parts-of-an-x-ray-trace
messaging/sqs.md#the-life-of-a-message-in-sqs
messaging/sns.md#fan-out-from-one-topic-to-three-subscribers
messaging/kinesis-data-streams.md#shards-and-consumers-of-a-data-stream
serverless/lambda-events.md#lambda-invocation-types
serverless/api-gateway.md#api-gateway-request-path
identity/cognito.md#cognito-sign-in-to-aws-credentials
security/kms.md#envelope-encryption
foundations/rate-limiting-and-backoff.md#token-bucket
foundations/cap-theorem.md#cap-triangle
observability/golden-signals.md#the-four-golden-signals-of-a-service
""".split()
# Everything that a picture may consist of.
ELEMENTS = set(
    "svg title desc g a path rect circle ellipse polygon line text tspan marker defs".split()
)


@pytest.fixture(scope="session")
def figures(built: Path, real) -> dict[Diagram, html.HtmlElement]:
    """The figure of each diagram on its built page."""
    found = {}
    for diagram in real.content.diagrams:
        page = built / address(diagram.page) / "index.html"
        tree = html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot()
        (found[diagram],) = tree.xpath("//figure[@id=$id]", id=diagram.anchor)
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_diagram_is_a_picture_of_nothing_but_shapes_and_text(figures, real) -> None:
    assert len(figures) == len(real.content.diagrams) >= 40
    for diagram, figure in figures.items():
        (svg,) = figure.cssselect("svg")
        names = {etree.QName(element).localname for element in svg.iter(etree.Element)}
        assert names <= ELEMENTS, diagram.title
        assert svg.cssselect("title")[0].text_content() == diagram.title
        assert " ".join(svg.cssselect("desc")[0].text_content().split()) == diagram.description
        assert len(figure.cssselect(".legend li")) == (
            len(diagram.kinds) if len(diagram.kinds) > 1 else 0
        )


def test_the_pictures_readers_come_for_are_there(figures) -> None:
    drawn = {f"{diagram.page}#{diagram.name}" for diagram in figures}
    assert [known for known in KNOWN_FOR if known not in drawn] == []


def test_a_median_diagram_adds_at_most_8_kb_to_its_page(figures, built: Path) -> None:
    """Compressed, with words, source and tools: the page with it less the page without it."""
    weights = []
    for diagram in figures:
        page = (built / address(diagram.page) / "index.html").read_text(encoding="utf-8")
        start = page.index(f'<figure class="diagram" id="{diagram.anchor}"')
        end = page.index("</figure>", start) + len("</figure>")
        without = page[:start] + page[end:]
        weights.append(len(gzip.compress(page.encode())) - len(gzip.compress(without.encode())))
    assert statistics.median(weights) <= 8000


def test_the_words_name_every_part_and_every_connection(figures, real) -> None:
    drawings, _ = draw(figures, ROOT / ".cache/diagrams")
    for diagram, figure in figures.items():
        (words,) = figure.cssselect("details.in-words")
        assert words.cssselect("p")[0].text_content() == diagram.description
        items = [squeezed(item.text_content()) for item in words.cssselect("li")]
        graph = drawings[key(diagram)].graph
        if isinstance(graph, Flowchart):
            for part in (*graph.nodes, *graph.groups):
                assert any(item.startswith(squeezed(part.text)) for item in items), part
            lists = words.xpath("./ul")
            connections = lists[1] if graph.edges else []
            assert len(connections) == len(graph.edges), diagram.title
        else:
            said = [step for step in graph.steps if step.start and step.text]
            assert len(items) == len(said) > 0, diagram.title


def test_nodes_lead_to_the_pages_and_sections_they_name(figures, built: Path, real) -> None:
    linked = 0
    for diagram, figure in figures.items():
        targets = {
            urljoin("/" + address(diagram.page), link.get("xlink:href") or link.get(f"{XLINK}href"))
            for link in figure.cssselect("svg a")
        }
        wanted = {resolve(diagram.page, link.target) for link in diagram.links}
        assert targets == {
            "/" + address(page) + (f"#{anchor}" if anchor else "") for page, anchor in wanted
        }, diagram.title
        linked += len(diagram.links)
        for target in targets:
            parts = urlsplit(target)
            page = (built / parts.path.strip("/") / "index.html").read_text(encoding="utf-8")
            assert not parts.fragment or f'id="{parts.fragment}"' in page, target
    assert linked > 300


def test_every_diagram_is_a_self_contained_file(figures, built: Path) -> None:
    for diagram, figure in figures.items():
        text = (built / file_path(diagram)).read_text(encoding="utf-8")
        root = ET.fromstring(text)
        drawn = squeezed("".join(root.itertext()))
        for label in figure.cssselect("svg text"):
            assert squeezed(label.text_content()) in drawn, diagram.title
        assert "var(" not in text
        for element in root.iter():
            link = element.get(f"{XLINK}href") or "https://"
            assert link.startswith("https://"), (diagram.title, link)
        (save,) = figure.cssselect("a[download]")
        assert urljoin("/" + address(diagram.page), save.get("href")) == "/" + file_path(diagram)


def test_one_page_shows_all_diagrams(figures, built: Path) -> None:
    page = built / "reference/diagrams/index.html"
    tree = html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot()
    shown = {
        (
            urljoin("/reference/diagrams/", card.cssselect("a")[0].get("href")),
            urljoin("/reference/diagrams/", card.cssselect("img")[0].get("src")),
        )
        for card in tree.cssselect(".picture")
    }
    assert shown == {
        (f"/{address(diagram.page)}?enlarged#{diagram.anchor}", f"/{file_path(diagram)}")
        for diagram in figures
    }
