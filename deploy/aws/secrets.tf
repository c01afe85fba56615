# Their values are set by hand, so that they are not in the state: README.md says how.
resource "aws_secretsmanager_secret" "service" {
  name        = "${local.name}/service"
  description = "Secrets of the service, as JSON, by the name of their variable"
}

resource "aws_secretsmanager_secret" "migrate" {
  name        = "${local.name}/migrate"
  description = "DATABASE_URL of a user who may change tables, as JSON"
}
