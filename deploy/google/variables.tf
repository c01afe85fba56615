variable "environment" {
  description = "The name of the environment; all resources have it in their name."
  type        = string

  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "One of development, staging and production."
  }
}

variable "project" {
  description = "The id of the project, one for each environment."
  type        = string
}

variable "region" {
  description = "The region of all resources."
  type        = string
  default     = "europe-west3"
}

variable "image" {
  description = "The image with its tag or digest, in an Artifact Registry that the project can read."
  type        = string
}

variable "domain" {
  description = "The host name of the service, such as layers.example.com."
  type        = string
}

variable "mail_from" {
  description = "The sender of mails."
  type        = string
}

variable "settings" {
  description = "Further variables of the service, by name, such as CURRENCIES. No secrets: they are in the state."
  type        = map(string)
  default     = {}
}

variable "alarm_email" {
  description = "The address that alarms are sent to."
  type        = string
}

variable "is_protected" {
  description = "Whether the database and the bucket refuse to be destroyed, and backups are kept longer."
  type        = bool
}

variable "api" {
  description = "Instances that answer callers: cores, memory, fewest and most. Each holds at most 1,000 sockets and calls."
  type        = object({ cpu = string, memory = string, min = number, max = number })
}

variable "worker" {
  description = "Instances that do what follows: cores, memory, number."
  type        = object({ cpu = string, memory = string, count = number })
}

variable "mysql_pool" {
  description = "Connections to MySQL for each instance."
  type        = number
}

variable "mysql" {
  description = "The database: tier, GiB of storage to begin with, connections, and whether a standby is in another zone."
  type = object({
    tier            = string
    storage         = number
    max_connections = number
    is_regional     = bool
  })
}

variable "valkey" {
  description = "Valkey: node type, and replicas, which take over."
  type        = object({ node_type = string, replicas = number })
}
