-- Where Empowered Educator counts. How many credits or courses was not found.
return {
  { id = "conestoga", certificate = "Certificate in Post-Secondary Teaching, Conestoga College", edition = "2021",
    source = "ecampusontario.ca, Conestoga stackable micro-credential, 14 April 2021", unverified = true,
    refer = "ask the college how many credits of the certificate the micro-credential stands for" },
}
