"""`make bench`: how long this site takes to build, and two others of its kind from the same texts.

`corpus` has the texts; `ours`, `hugo` and `subsites` each make a `contestant` of them, `race` has those run in turn and
`meter` measures them, `tree` looks whether all pages are there. `table` and `chart` show the `result`.
"""
