"""How search understands queries and ranks places, step by step, in V8."""

from __future__ import annotations

import pytest

from fieldnotes.publish import all_passages
from fieldnotes.publish.search.files import files
from tests.support.search_engine import Engine


@pytest.fixture(scope="session")
def engine(real) -> Engine:
    script = files(real.content, all_passages(real))["search/index.js"]
    return Engine(script[script.index(",") + 1 : script.rindex(")")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("scaling", "scale"),
        ("encrypted", "encryption"),
        ("policies", "policy"),
        ("deployments", "deploy"),
        ("caches", "caching"),
        ("classes", "class"),
        ("running", "runs"),
        ("listener", "listen"),
        ("directly", "direct"),
    ],
)
def test_endings_do_not_matter(engine: Engine, one: str, other: str) -> None:
    assert engine.call("stem", one) == engine.call("stem", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("string", "strategy"),
        ("aws", "awe"),
        ("t2", "t3"),
        ("status", "state"),
        ("letter", "let"),
        ("loader", "load"),
        ("namely", "name"),
    ],
)
def test_other_words_stay_other_words(engine: Engine, one: str, other: str) -> None:
    assert engine.call("stem", one) != engine.call("stem", other)


@pytest.mark.parametrize("query", ["EC2", "lambda timeout", "sqs vs sns", "us-east-1", "dinamodb"])
def test_full_width_letters_find_what_plain_ones_find(engine: Engine, query: str) -> None:
    full_width = query.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert engine.search(full_width) == engine.search(query)
    ideographic_space = full_width.replace(" ", "\u3000")
    assert engine.search(ideographic_space) == engine.search(query)


def test_a_name_is_the_same_however_it_is_spaced(engine: Engine) -> None:
    for spellings in (
        ("Route 53", "route53", "Amazon Route 53"),
        ("X-Ray", "x ray", "AWS X-Ray", "xray"),
        ("Dead-letter queues", "dead letter queue"),
        ("The default VPC", "default VPCs"),
        ("security groups and network ACLs", "Security group and network ACL"),
    ):
        assert len({engine.call("nameKey", spelling) for spelling in spellings}) == 1, spellings


def test_usual_slips_are_smaller_than_others(engine: Engine) -> None:
    def distance(typed: str, meant: str) -> float:
        return engine.call("editDistance", typed, meant, 3)

    assert distance("lambda", "lambda") == 0
    assert distance("autoscalling", "autoscaling") < distance("labmda", "lambda") < 1
    assert distance("kinisis", "kinesis") < distance("kinpsis", "kinesis")
    assert distance("xambda", "lambda") > distance("laxbda", "lambda")


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("dynmodb", "dynamodb"),
        ("labmda timeout", "lambda timeout"),
        ("elastic beanstak", "elastic beanstalk"),
        ("clowd front", "cloud front"),
        ("lamda cold strat", "lambda cold start"),
        ("presinged url", "presigned url"),
        ("clodfornt ", "cloudfront"),
        ("kubernates", "kubernetes"),
    ],
)
def test_typos_are_corrected_and_reported(engine: Engine, query: str, understood: str) -> None:
    assert engine.search(query)["corrected"].lower().removeprefix("amazon ") == understood


@pytest.mark.parametrize(
    "query",
    [
        # exact words, among them some that are a slip away from a name
        *("lambda", "stack", "scan", "roles", "efs", "ecs", "sam", "gossip", "pod", "CIDR"),
        # spaces, hyphens, plurals, and what is not complete yet
        *("route53", "x ray", "dead letter", "deadletter queues", "load balancers", "cloudwa"),
        # tokens
        *("Fn::GetAtt", "--dry-run", "us-east-1", "appspec.yml", "169.254.169.254", "gp3"),
    ],
)
def test_what_is_right_is_not_corrected(engine: Engine, query: str) -> None:
    assert engine.search(query)["corrected"] == ""


def test_what_is_near_to_nothing_is_left_alone(engine: Engine) -> None:
    for query in ("qwertyuiopasdf", "zzzz", "12345678901"):
        found = engine.search(query)
        assert found["corrected"] == ""
        assert found["pages"] == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("alb", "networking/application-load-balancer/"),
        ("amazon simple queue service", "messaging/sqs/"),
        ("kinesis data firehose", "messaging/firehose-and-flink/#firehose"),
        ("blob storage", "storage/s3/"),
        ("privatesubnet", "networking/subnets-and-routes/#private"),
        ("port 3306", "reference/ports/#mysql"),
        ("how long is a message kept", "messaging/sqs/"),
    ],
)
def test_the_obvious_place_comes_first(engine: Engine, query: str, first: str) -> None:
    assert engine.first(query).startswith(first.partition("#")[0]), engine.first(query)


def test_answer_to_a_question_for_a_number_is_its_fact(engine: Engine, real) -> None:
    facts = {
        "lambda timeout": "lambda.timeout-max",
        "max object size s3": "s3.max-object-size",
        "sqs retention": "sqs.retention-default",
    }
    cases = [(query, key, real.content.data.fact(key).shown()) for query, key in facts.items()]
    for query, key, value in (*cases, ("ssh port", "ssh", "22")):
        answer = engine.search(query)["answer"]
        assert answer["kind"] == "facts", query
        told = {place["target"].partition("#")[2]: place["value"] for place in answer["places"]}
        assert told.get(key) == value.replace("\u00a0", " "), (query, told)


def test_other_questions_get_no_number(engine: Engine) -> None:
    for query in (
        *("who can assume a role", "connect two vpcs", "lambda", "how does dns work"),
        # names of things, whose words some facts have, too
        *("ec2 instances", "load balancer", "auto-scaling", "security-groups", "vpc peering"),
    ):
        assert (engine.search(query)["answer"] or {}).get("kind") != "facts", query


def test_a_term_is_answered_with_its_definition(engine: Engine) -> None:
    for query, term in (("idempotent", "idempotent"), ("dlq", "dead-letter-queue"), ("kms", "kms")):
        answer = engine.search(query)["answer"]
        assert (answer["kind"], answer["term"]) == ("term", term)


@pytest.mark.parametrize(
    "query",
    [
        "sqs vs sns",
        "SNS or SQS",
        "difference between sqs and sns",
        "should I use sns instead of sqs",
        "sqs versus simple notification service",
        "compare sqs with sns",
    ],
)
def test_two_options_are_answered_with_their_comparison(engine: Engine, query: str) -> None:
    found = engine.search(query)
    assert found["answer"]["kind"] == "versus"
    assert sorted(found["answer"]["options"]) == [0, 1]
    assert found["pages"][0][0]["target"] == "compare/messaging/"


def test_a_partial_word_is_completed(engine: Engine) -> None:
    assert engine.search("cloudwat")["completion"] == "cloudwatch"
    assert engine.search("cloudwat ")["completion"] == ""


def test_an_excerpt_shows_the_words_in_their_sentence_and_escapes_the_rest(engine: Engine) -> None:
    text = (
        "First <b>things</b>. " + "Some filler words. " * 30 + "The queue keeps a message for days."
    )
    html = engine.call("excerpt", text, ["queue", "message"])
    assert "<mark>queue</mark> keeps a <mark>message</mark>" in html
    assert html.startswith("… ")
    assert "<b>" not in engine.call("excerpt", text, ["first"])
    # Whole words only.
    assert "<mark>" not in engine.call("highlight", "requeued", ["queue"])


def test_an_excerpt_begins_where_other_endings_are_and_marks_only_what_was_asked(
    engine: Engine,
) -> None:
    text = "First things. " + "Some filler words. " * 30 + "All volumes are encrypted."
    html = engine.call("excerpt", text, ["encryption", "volumes"], ["encryption", "encrypted"])
    assert "<mark>volumes</mark> are encrypted." in html


def test_a_phrase_counts_in_an_excerpt_for_its_words(engine: Engine) -> None:
    text = "Peering joins one VPC to another. " + "Filler. " * 40 + "--vpc-peering a VPC peering"
    html = engine.call("excerpt", text, ["vpc", "peering", "vpc peering"])
    assert html.startswith("<mark>Peering</mark> joins one <mark>VPC</mark>")


def test_no_word_that_the_place_may_contain_is_called_missing(engine: Engine) -> None:
    def missing(query: str) -> list[str]:
        return engine.evaluate(
            f"(found => found.missing(found.pages[0].places[0][0]))(engine.search({query!r}))"
        )

    assert missing("key vault") == []  # a name that people use for Secrets Manager
    assert missing("dynamodb zzzz") == ["zzzz"]


@pytest.mark.parametrize(
    ("phrases", "text", "html"),
    [
        (["us east 1"], "in us-east-1 now", "in <mark>us-east-1</mark> now"),
        (["us east 1"], "us-east-12, bus-east-1", "us-east-12, bus-east-1"),
        (["x ray"], "X-Ray, xray", "<mark>X-Ray</mark>, <mark>xray</mark>"),
        (["x ray"], "x1 ray, an x and, later, a ray", "x1 ray, an x and, later, a ray"),
        (["ebs"], "a WebSocket, EBS", "a WebSocket, <mark>EBS</mark>"),
        # the longest first, wherever it stands in the list
        (["vpc", "vpc peering"], "VPC peering", "<mark>VPC peering</mark>"),
        (["s3"], "<b>S3</b> & more", "&lt;b&gt;<mark>S3</mark>&lt;/b&gt; &amp; more"),
        # what an address may hold
        ([], "all of it", "all of it"),
        (["", " ", ".*"], "all of it", "all of it"),
        (["of(", "it)"], "all of it", "all <mark>of</mark> <mark>it</mark>"),
    ],
)
def test_phrases_are_marked_whole(engine: Engine, phrases: list[str], text: str, html: str) -> None:
    assert engine.call("highlight", text, phrases) == html


def test_no_phrase_makes_no_pattern(engine: Engine) -> None:
    assert engine.evaluate("fieldNotesSearch.phrasePattern(['', '-'])") is None
    pieces = engine.evaluate(
        "fieldNotesSearch.splitByMatches('a VPC.', fieldNotesSearch.phrasePattern(['vpc']))"
    )
    assert pieces == [
        {"text": "a ", "isMatch": False},
        {"text": "VPC", "isMatch": True},
        {"text": ".", "isMatch": False},
    ]


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        # typed with marks: one phrase, none of its parts alone
        ("us-east-1", {"us east 1"}),
        ("169.254.169.254", {"169 254 169 254"}),
        ("x-ray", {"x ray"}),
        ("t3.micro", {"t3 micro"}),
        # one word for a name of several
        ("route53", {"route 53"}),
        ("xray", {"x ray"}),
        ("privatesubnet", {"private subnet", "private subnets", "subnet", "subnets"}),
        # the other ending of singular and plural, no other word of the stem
        ("lambda timeouts", {"lambda", "timeout", "timeouts"}),
        ("encrypted volume ", {"encrypted", "volume", "volumes"}),
        ("policies", {"policy", "policies"}),
        # words, and the name that they are together; its maker is none
        ("s3", {"s3"}),
        ("route 53", {"route", "routes", "route 53"}),
        ("aws lambda", {"lambda"}),
        ("aws", {"aws"}),
        # what says nothing alone
        ("snapshot of a volume", {"snapshot", "snapshots", "volume", "volumes"}),
        ("443", {"443"}),
        # what was meant by a slip, and what is still being typed
        ("dynmodb", {"dynamodb"}),
        ("cloudwa", {"cloudwatch"}),
        ("encry", {"encryption", "encrypted", "encrypt", "encrypts"}),
        # nothing, where the site has no such word
        ("c5n", set()),
        ("qwertyuiopasdf", set()),
        ("", set()),
    ],
)
def test_what_was_asked_for_is_marked_as_the_site_writes_it(
    engine: Engine, query: str, phrases: set[str]
) -> None:
    assert set(engine.search(query)["phrases"]) == phrases


def test_a_name_of_several_words_is_marked_with_and_without_its_plural(engine: Engine) -> None:
    marks = engine.search("vpc peering")["phrases"]
    assert {"vpc", "vpcs", "peering", "vpc peering"} <= set(marks)
    assert {word for phrase in marks for word in phrase.split()} == {
        *("vpc", "vpcs", "peering", "peerings")
    }
