"""Search on the built site, in a real browser: what it finds, shows, downloads and remembers."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from fieldnotes.model.entry import shown_date
from fieldnotes.urls import address as page_address
from tests.support.builds import HOST, Build
from tests.support.host import serving
from tools.bench.search_quality import answers, ask, read_queries, success

BOX = "[data-md-component=search-query]"
FIRST, AMONG_THREE = 0.97, 1.0  # the success that every kind of query must reach


def search(page: Page, query: str) -> None:
    """Type a query as a reader does, and wait for its results with their texts."""
    page.keyboard.press("/")
    page.locator(BOX).fill("")
    page.keyboard.type(query)
    expect(page.locator(f".search-note[data-query='{query}']")).to_be_attached()
    expect(page.locator(".search-text").first).not_to_be_empty()


def test_the_obvious_place_comes_first(page: Page, real) -> None:
    addresses = {path: page_address(path) for path in real.content.pages}
    page.goto("/")
    page.keyboard.press("/")
    found = [(query, ask(page, query.text)) for query in read_queries(addresses)]
    missed = [
        f"{query.text}: {results}"
        for query, results in found
        if not any(answers(query, address) for address in results[:1])
    ]
    for kind, own in success(found).items():
        print(f"{kind:>10} {own.first / own.asked:.2f} {own.among_three / own.asked:.2f}")
        assert own.first / own.asked >= FIRST, (kind, missed)
        assert own.among_three / own.asked >= AMONG_THREE, (kind, missed)


def test_nothing_of_the_index_comes_before_the_reader_goes_to_search(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def files() -> list[str]:
        return [re.sub(r".*/search/|\?.*", "", url) for url in asked if "/search/" in url]

    page.clock.install()
    page.goto("/storage/ebs/")
    page.clock.run_for(10_000)
    page.wait_for_load_state("networkidle")
    # The theme asks for the settings of its own index, which holds no page.
    assert [name for name in files() if not name.endswith(".js")] == ["search_index.json"]
    assert {name.partition("/")[0] for name in files()}.isdisjoint({"index.js", "texts"})
    assert len(page.request.get("/search/search_index.json").body()) < 500
    with page.expect_event("requestfinished", lambda request: "/search/index.js" in request.url):
        page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.clock.run_for(10_000)
    assert not [name for name in files() if name.startswith("texts/")]


def test_a_typo_is_corrected_and_the_reader_sees_it(page: Page) -> None:
    page.goto("/")
    search(page, "dynmodb")
    told = page.locator(".search-corrected")
    expect(told).to_have_text("Results for dynamodb")
    expect(told).to_have_attribute("role", "status")
    expect(page.locator(".md-search-result__item h1").first).to_have_text("Amazon DynamoDB")
    search(page, "dynamodb")
    expect(told).to_be_hidden()


def test_search_answers_a_fact_above_the_results(page: Page, real) -> None:
    fact = real.content.data.fact("lambda.timeout-max")
    page.goto("/compute/ec2/")  # links of the card hold on any page
    search(page, "lambda timeout")
    card = page.locator(".search-answer")
    expect(card.locator(".search-value")).to_have_text(fact.shown())
    expect(card).to_contain_text(f"AWS Lambda: {fact.label}")
    expect(card).to_contain_text(f"checked {shown_date(fact.checked)}")
    source = card.locator("small a")
    expect(source).to_have_attribute("href", fact.source)
    card.locator(".search-value a").click()
    expect(page).to_have_url(re.compile(r"/reference/limits/#lambda\.timeout-max$"))
    expect(page.locator("[id='lambda.timeout-max']")).to_be_in_viewport()


def test_a_term_is_answered_with_its_definition(page: Page) -> None:
    page.goto("/")
    search(page, "idempotent")
    expect(page.locator(".search-answer strong")).to_have_text("Idempotent")
    expect(page.locator(".search-answer p").nth(1)).not_to_be_empty()


def test_two_options_are_answered_with_the_verdict(page: Page) -> None:
    page.goto("/")
    search(page, "sqs vs sns")
    expect(page.locator(".search-answer li strong")).to_have_text(["Amazon SQS", "Amazon SNS"])
    first = page.locator(".md-search-result__item").first
    expect(first.locator(".md-tag").first).to_have_text("Comparison")
    # Both services follow.
    expect(page.locator(".md-search-result__item h1")).to_contain_text(["Amazon SNS", "Amazon SQS"])


def test_results_say_what_they_are_and_where(page: Page) -> None:
    page.goto("/")
    kinds = {
        "amazon ebs": ["Page", "Storage"],
        "lab route 53": ["Lab", "Study"],
        "which database": ["Decision"],
        "ebs vs efs": ["Comparison"],
    }
    for query, tags in kinds.items():
        search(page, query)
        first = page.locator(".md-search-result__item").first.locator("article").first
        expect(first.locator(".md-tag")).to_have_text(tags)
    shown = {
        "three-tier vpc diagram": "Diagram",
        "postgresql port": "Port",
        "gossip": "Term",
        "sqs retention range": "Fact",
        "presigned url": "Section",
    }
    for query, tag in shown.items():
        search(page, query)
        tags = page.locator(".md-search-result__item .md-tag").all_inner_texts()
        assert tag in tags, (query, tags)


def test_words_are_marked_in_the_results_and_on_the_page(page: Page) -> None:
    page.goto("/")
    search(page, "snapshot of a volume")
    marked = page.locator(".md-search-result__item mark").all_inner_texts()
    assert {"snapshot", "volume"} <= {word.lower() for word in marked}
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/storage/ebs/\?h=.*snapshot"))
    expect(page.locator(".md-content article > p mark").first).to_be_visible()


MARKED = "[...document.querySelectorAll('.md-content article mark')].map((m) => m.textContent)"
# The texts of a page as one, a line each, but for those of pictures.
TEXTS = """() => {
  const copy = document.querySelector(".md-content article").cloneNode(true), texts = [];
  copy.querySelectorAll("svg, script, style, button").forEach((node) => node.remove());
  copy.querySelectorAll("mark").forEach((mark) => mark.replaceWith(mark.textContent));
  copy.normalize();
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode.data);
  return texts.join("\\n");
}"""


def test_the_result_of_a_name_with_marks_marks_the_name_and_nothing_else(page: Page) -> None:
    page.goto("/")
    for query, h, text in (
        ("us-east-1", "us+east+1", re.compile(r"us-east-1", re.I)),
        ("x-ray", "x+ray", re.compile(r"x.?ray", re.I)),
    ):
        search(page, query)
        marks = page.locator(".md-search-result__item mark").all_text_contents()
        assert marks
        assert all(text.fullmatch(mark) for mark in marks), marks
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(rf"/\?h={re.escape(h)}(#|$)"))
        expect(page.locator(".md-content article p mark").first).to_have_text(text)
        marks = page.evaluate(MARKED)
        assert all(text.fullmatch(mark) for mark in marks), marks
        # All that the page says of it.
        own = re.findall(rf"\b(?:{text.pattern})\b", page.evaluate(TEXTS), re.I)
        assert marks == own


def test_words_are_marked_whole_and_as_long_as_the_address_says(page: Page) -> None:
    # From outside, as a link that somebody was sent.
    page.goto("/serverless/api-gateway/?h=socket,api")
    expect(page.locator("mark[data-md-highlight]").first).to_be_attached()
    assert "WebSocket" in page.locator(".md-content article").inner_text()
    assert {mark.lower() for mark in page.evaluate(MARKED)} == {"api"}
    # Another result on the same page: its words in place of those before.
    search(page, "api gateway stages")
    page.locator("a.md-search-result__link[href*='/api-gateway/?h='][href*='#']").first.click()
    expect(page).to_have_url(re.compile(r"/api-gateway/\?h=api,.*stage.*#"))
    expect(page.locator("mark[data-md-highlight]", has_text="stage").first).to_be_attached()
    assert page.locator("mark mark").count() == 0
    # Back and forth between addresses of the page, and on to another one. Back opens the search.
    page.go_back()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("mark[data-md-highlight]", has_text="stage")).to_have_count(0)
    page.go_forward()
    expect(page.locator("mark[data-md-highlight]", has_text="stage").first).to_be_attached()
    page.locator(".md-nav--primary a[href$='/step-functions/']").first.click()
    expect(page).to_have_url(re.compile(r"/step-functions/$"))
    expect(page.locator(".md-content h1")).to_contain_text("Step Functions")
    expect(page.locator("mark[data-md-highlight]")).to_have_count(0)


def test_marks_change_no_word_no_picture_and_no_control(page: Page) -> None:
    page.goto("/reference/glossary/?h=queue,filter,link,search")
    expect(page.locator("mark[data-md-highlight]").first).to_be_attached()
    assert page.locator("svg mark, .headerlink mark, button mark, script mark").count() == 0
    plain = page.evaluate("document.querySelector('.md-content article').textContent")
    page.goto("/reference/glossary/")
    expect(page.locator("mark[data-md-highlight]")).to_have_count(0)
    assert page.evaluate("document.querySelector('.md-content article').textContent") == plain


def test_results_are_reached_and_opened_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    search(page, "lifecycle rules")
    link = "a.md-search-result__link[href*='/s3-storage-classes/'][href$='#lifecycle']"
    for _ in range(10):
        page.keyboard.press("ArrowDown")
        if page.evaluate(f'document.activeElement.matches("{link}")'):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/storage/s3-storage-classes/\?h=.*#lifecycle$"))
    expect(page.locator("#lifecycle")).to_be_in_viewport()
    # Back leads to the query and its results.
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?q=lifecycle\+rules$"))
    expect(page.locator(BOX)).to_have_value("lifecycle rules")
    expect(page.locator(link)).to_be_visible()


def test_the_address_holds_the_query_while_search_is_open(page: Page) -> None:
    page.goto("/storage/ebs/#snapshots")
    search(page, "kms key")
    expect(page).to_have_url(re.compile(r"/storage/ebs/\?q=kms\+key#snapshots$"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/storage/ebs/#snapshots$"))
    # Such an address opens the results for whoever gets it.
    page.goto("/storage/ebs/?q=kms+key")
    expect(page.locator(".md-search-result__item h1").first).to_contain_text("KMS")


def test_a_query_that_finds_nothing_says_so_and_where_to_look(page: Page) -> None:
    page.goto("/compute/ec2/")
    page.keyboard.press("/")
    page.keyboard.type("qwertyuiopasdf")
    told = page.locator(".search-corrected")
    expect(told).to_contain_text("No results")
    told.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/reference/a-z/$"))


def test_texts_come_although_the_reader_types_on(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("what is the longest time a message is kept", delay=15)
    expect(page.locator(".search-text").first).not_to_be_empty()


def test_a_query_without_a_key_press_is_answered(page: Page) -> None:
    """Pasted by mouse, dragged or dictated: the field changes without a key."""
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    for query in ("lambda timeout", "sqs vs sns"):
        page.locator(BOX).select_text()
        page.keyboard.insert_text(query)
        expect(page.locator(f".search-note[data-query='{query}']")).to_be_attached()
    page.locator(BOX).evaluate(
        """field => {
          field.value = "dynamodb";
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }"""
    )
    expect(page.locator(".md-search-result__item h1").first).to_have_text("Amazon DynamoDB")


def test_search_works_below_a_path(built: Path, browser: Browser) -> None:
    """On a host that has other things at the top of its address."""
    with serving(Build(built, HOST), "/team/notes/") as below:
        page = browser.new_context().new_page()
        page.goto(f"{below}/networking/vpc/")
        search(page, "clodfront")
        expect(page.locator(".search-corrected")).to_have_text("Results for cloudfront")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/team/notes/networking/cloudfront/\?h=cloudfront"))


def test_search_works_from_the_disk(built: Path, browser: Browser, real) -> None:
    """Without a server: no worker starts there, and no script reads a file."""
    fact = real.content.data.fact("lambda.timeout-max")
    context = browser.new_context(offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((built / "networking/vpc/index.html").as_uri())
    search(page, "lambda timeout")
    expect(page.locator(".search-value")).to_have_text(fact.shown())
    expect(page.locator(".search-answer")).to_contain_text(f"checked {shown_date(fact.checked)}")
    search(page, "amazon ebs")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/storage/ebs/index\.html\?h="))
    expect(page.locator("h1").first).to_have_text(re.compile("Amazon EBS"))
    context.close()
    assert errors == []
