-- What is asked of every cell: mattcornock.co.uk, CMALT advice on core area 3;
-- dontwasteyourtime.co.uk, Chatting about CMALT. The words are ours: the labels of the assessment
-- form were not found.
return {
  { id = "description", title = "description",
    descriptors = {
      ["not met"] = "Says what a technology or rule is; own practice does not appear, or cannot be followed.",
      met = "Says what the candidate did, with which learners or colleagues, and why in this way.",
    } },
  { id = "evidence", title = "evidence",
    descriptors = {
      ["not met"] = "Nothing to open, or what is there does not bear on the description.",
      met = "At least one piece that can be opened and shows what is described; it is said what to look at.",
    } },
  { id = "reflection", title = "reflection",
    descriptors = {
      ["not met"] = "Praise or complaint; what was learned about technology and learning is not said.",
      met = "Says what worked, what did not, and what the candidate does differently since.",
    } },
}
