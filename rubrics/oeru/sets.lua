-- Designated sets of 40-hour micro-courses: which make up which course, in which country's system, under which
-- partner. `oeru` counts OERu credits: a micro-course is 4, and 12 are 3 US credits (wpms.oeru.org/lida103). A row
-- stands until it is replaced: add a row, do not edit one. `refer`: a source is missing, or another contradicts it.
local ipm = { "IPM101", "IPM102", "IPM103", "IPM104" }
local lida = { "LiDA101", "LiDA102", "LiDA103", "LiDA104" }
local orientation = "course.oeru.org/support/oeru-orientation/oeru-microcourses"
local region = "course.oeru.org, OERu 1st year of study (2017)"
local forum = "forum.oeru.org/t/how-many-micro-courses-are-needed-for-full-course-credit/25"
local heb = "Certificate of Higher Education in Business (OERu), UHI"
return {
  -- New Zealand, Otago Polytechnic: four make a course, and the credit transfers to Scotland
  { id = "LiDA/NZ", course = "Learning in a Digital Age", members = lida, country = "NZ", need = 4, oeru = 16,
    partner = "Otago Polytechnic", toward = { [heb] = 4 }, edition = "2022", source = "wpms.oeru.org/lida103" },
  { id = "IPM/NZ", course = "Project Management", members = ipm, country = "NZ", need = 4, oeru = 16,
    partner = "Otago Polytechnic", toward = { [heb] = 4 }, edition = "2017", source = orientation,
    unverified = true }, -- the set is published; 16 is taken over from LiDA
  -- United States, Thomas Edison State University: any three and its own examination
  { id = "LiDA/US", course = "Learning in a Digital Age", members = lida, country = "US", need = 3, oeru = 12,
    partner = "Thomas Edison State University", exam = "TECEP/Living in the Information Age",
    edition = "2022", source = "wpms.oeru.org/lida103; WikiEducator.org/Learning_in_a_digital_age/LiDA104" },
  -- United Kingdom: four for the certificate (LiDA pages); 200 hours or five micro-courses a course elsewhere
  { id = "LiDA/GB", course = "Learning in a Digital Age", members = lida, country = "GB", need = 4, oeru = 16,
    partner = "University of the Highlands and Islands", toward = { [heb] = 4 }, edition = "2022",
    source = "WikiEducator.org/Learning_in_a_digital_age/LiDA104; " .. forum, unverified = true,
    refer = "a course in the United Kingdom usually is five micro-courses, this set has four: ask the partner" },
  -- Australia: 160 hours, four micro-courses; no assessing partner was found
  { id = "LiDA/AU", course = "Learning in a Digital Age", members = lida, country = "AU", need = 4, oeru = 16,
    edition = "2017", source = region, unverified = true,
    refer = "stand-alone credit: no agreement with a partner in Australia is known" },
  -- Canada: 120 hours, three micro-courses; which three is not published
  { id = "IPM/CA", course = "Project Management", members = ipm, country = "CA", need = 3, oeru = 12,
    toward = { ["Certificate of General Studies, Thompson Rivers University"] = 3 },
    edition = "2017", source = region, unverified = true,
    refer = "which three micro-courses a partner in Canada accepts is not published: ask the partner" },
}
