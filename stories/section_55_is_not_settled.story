# A letter after inspectors went back is perhaps no report under section 55.
# What is unknown is counted in nothing: it makes no ask.

on 6 March 2024 the inspectorate publishes "Letter after a visit" about Exampleshire, perhaps under section 55
on 6 March 2024 "Letter after a visit" recommends "Grade every risk" to the Chief Constable of Exampleshire
"Grade every risk" asks Exampleshire Police
on 7 March 2024 the inspectorate publishes "A press notice" about Exampleshire, outside section 55
on 7 March 2024 "A press notice" recommends "Publish every grade" to the Chief Constable of Exampleshire
"Publish every grade" asks Exampleshire Police
