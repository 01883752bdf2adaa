"""Strategies for texts as nobody would write them: what may break Markdown, YAML or HTML, in any order."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

TAGS = ["<img src=//x alt=y>", '<a href="//x">', "<p lang=ru>"]

SIGNS = (
    "# ## > - * ** _ ` ``` ~~~ [ ]( ) ![ ]{ } [^1] [^1]: : | --- --|-- *[ ]: <b> </b> <div> <div markdown=1> </div> <!--"
    " --> <!--> <![CDATA[ ]]> &#xfddd; &#x202e; <script> <span> &amp; &# ; \\ \" ' … « » „ “ ( ../2022-03-01-x/ #a http:// javascript: {#x} {: [TOC] Љ ЊИ ђ й ы"
    " a b 1-2 1. :   \u00a0 \u0301 \U0001f54a"
).split()

PIECES = st.sampled_from([*TAGS, *SIGNS])

BODIES = st.lists(st.one_of(PIECES, st.sampled_from([" ", "\n", "\n\n", "    ", "\t"]), st.text(max_size=8))).map(
    "".join
)

LINES = st.one_of(
    st.tuples(
        st.sampled_from("title summary place updated tags starts ends status translates cover aliases other".split()),
        st.one_of(
            st.text(max_size=20), PIECES, st.sampled_from(["draft", "18:00", "2022-03-01", "sr@00000000", "[a, b]"])
        ),
    ).map(": ".join),
    st.text(max_size=20),
)

HEADERS = st.lists(LINES, max_size=6).map("\n".join)
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
