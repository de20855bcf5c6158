// What is quicker with script on the fill-in page; see below.
