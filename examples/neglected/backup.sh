#!/bin/bash
export PGPASSWORD=not-a-real-password
pg_dump -h localhost -U till till > /var/backups/till-$(date +%F).sql
find /var/backups -name 'till-*.sql' -mtime +7 -delete
