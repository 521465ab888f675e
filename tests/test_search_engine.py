"""How search understands queries and ranks places, step by step, in V8."""

from __future__ import annotations

import pytest
from search_engine import Engine

from fieldnotes.search.files import files


@pytest.fixture(scope="session")
def engine(real) -> Engine:
    script = files(real.content, real.passages)["search/index.js"]
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
    def slips(typed: str, meant: str) -> float:
        return engine.call("slips", typed, meant, 3)

    assert slips("lambda", "lambda") == 0
    assert slips("autoscalling", "autoscaling") < slips("labmda", "lambda") < 1
    assert slips("kinisis", "kinesis") < slips("kinpsis", "kinesis")
    assert slips("xambda", "lambda") > slips("laxbda", "lambda")


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
def test_slips_are_mended_and_told(engine: Engine, query: str, understood: str) -> None:
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


def test_a_question_for_a_number_is_answered_with_the_fact(engine: Engine) -> None:
    for query, key, value in (
        ("lambda timeout", "lambda.timeout-max", "15 minutes"),
        ("max object size s3", "s3.max-object-size", "48.8 TiB"),
        ("sqs retention", "sqs.retention-default", "4 days"),
        ("ssh port", "ssh", "22"),
    ):
        answer = engine.search(query)["answer"]
        assert answer["kind"] == "facts", query
        told = {place["target"].partition("#")[2]: place["value"] for place in answer["places"]}
        assert told.get(key) == value, (query, told)


def test_other_questions_get_no_number(engine: Engine) -> None:
    for query in ("who can assume a role", "connect two vpcs", "lambda", "how does dns work"):
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


def test_a_word_is_completed_while_it_is_typed(engine: Engine) -> None:
    assert engine.search("cloudwat")["complete"] == "cloudwatch"
    assert engine.search("cloudwat ")["complete"] == ""


def test_an_excerpt_shows_the_words_in_their_sentence_and_escapes_the_rest(engine: Engine) -> None:
    text = (
        "First <b>things</b>. " + "Some filler words. " * 30 + "The queue keeps a message for days."
    )
    html = engine.call("excerpt", text, ["queue", "message"])
    assert "<mark>queue</mark> keeps a <mark>message</mark>" in html
    assert html.startswith("… ")
    assert "<b>" not in engine.call("excerpt", text, ["first"])
    # Whole words only.
    assert "<mark>" not in engine.call("marked", "requeued", ["queue"])


def test_nothing_is_called_missing_that_may_stand_there(engine: Engine) -> None:
    def terms(query: str) -> dict[str, bool]:
        return engine.evaluate(
            f"(found => found.terms(found.pages[0].places[0][0]))(engine.search({query!r}))"
        )

    assert terms("key vault") == {}  # a name that people use for Secrets Manager
    assert terms("dynamodb zzzz") == {"dynamodb": True, "zzzz": False}
