resource "google_storage_bucket" "files" {
  name                        = "${var.project}-${local.name}-files"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = !var.is_protected

  # Browsers send files to signed links, and read them from such.
  cors {
    origin          = ["https://${var.domain}"]
    method          = ["GET", "HEAD", "PUT"]
    response_header = ["*"]
    max_age_seconds = 3600
  }
}
