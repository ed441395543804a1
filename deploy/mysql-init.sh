#!/bin/bash
# Runs once, on an empty volume: one database and one account per service, each able to see its own alone.
set -euo pipefail
for service in user aim url; do
  password=$(cat "/run/secrets/mysql_${service}_password")
  mysql --user=root --password="$(cat /run/secrets/mysql_root_password)" <<SQL
CREATE DATABASE IF NOT EXISTS \`${service}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
CREATE USER IF NOT EXISTS '${service}'@'%' IDENTIFIED BY '${password}';
GRANT ALL PRIVILEGES ON \`${service}\`.* TO '${service}'@'%';
SQL
done
