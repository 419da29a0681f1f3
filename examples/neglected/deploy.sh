#!/bin/bash
# Run this on the server.
cd /opt/till
git pull
docker-compose down
docker-compose build
docker-compose up -d
echo "Waiting for the database ..."
sleep 30
for file in migrations/*.up.sql; do
  docker-compose exec -T db psql -U till till < "$file"
done
sleep 10
curl http://localhost:3000/health || true
# curl -s -X POST -d '{"text": "The till was deployed"}' "$SLACK_WEBHOOK_URL"
echo "Done. If something is wrong, run rollback.sh by hand."
