# One account for the service, and one for migrations: each reads its own secrets alone.
resource "google_service_account" "main" {
  for_each   = toset(["service", "migrate"])
  account_id = "${local.name}-${each.key}"
}

resource "google_secret_manager_secret_iam_member" "main" {
  for_each  = google_secret_manager_secret.main
  secret_id = each.value.id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.main[startswith(each.key, "migrate-") ? "migrate" : "service"].member
}

resource "google_secret_manager_secret_iam_member" "authorities" {
  for_each  = google_service_account.main
  secret_id = google_secret_manager_secret.authorities.id
  role      = "roles/secretmanager.secretAccessor"
  member    = each.value.member
}

resource "google_project_iam_custom_role" "files" {
  role_id     = replace("${local.name}-files", "-", "_")
  title       = "Files of ${local.name}"
  permissions = [for verb in ["create", "get", "delete", "list"] : "storage.objects.${verb}"]
}

resource "google_storage_bucket_iam_member" "files" {
  bucket = google_storage_bucket.files.name
  role   = google_project_iam_custom_role.files.id
  member = google_service_account.main["service"].member
}

# Links to files are signed by the account itself, without a key.
resource "google_project_iam_custom_role" "signer" {
  role_id     = replace("${local.name}-signer", "-", "_")
  title       = "Signs links to files of ${local.name}"
  permissions = ["iam.serviceAccounts.signBlob"]
}

resource "google_service_account_iam_member" "signer" {
  service_account_id = google_service_account.main["service"].name
  role               = google_project_iam_custom_role.signer.id
  member             = google_service_account.main["service"].member
}

# The load balancer calls the service for everyone; nobody else reaches it.
resource "google_cloud_run_v2_service_iam_member" "everyone" {
  name     = google_cloud_run_v2_service.api.name
  location = var.region
  role     = "roles/run.invoker"
  member   = "allUsers"
}
