terraform {
  # Write-only arguments, which keep secrets out of the state: Terraform or OpenTofu from 1.11 on.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.66"
    }
  }

  # environments/<name>.s3.tfbackend says where the state is.
  backend "s3" {}
}

provider "aws" {
  region = var.region

  default_tags {
    tags = { application = "layers", environment = var.environment }
  }
}

data "aws_caller_identity" "current" {}

data "aws_availability_zones" "available" {
  state = "available"
}

locals {
  name  = "layers-${var.environment}"
  zones = slice(data.aws_availability_zones.available.names, 0, 2)
}
