#!/bin/bash
cd /opt/till
git checkout HEAD~1
docker-compose up -d --build
sleep 30
docker-compose exec -T api sqlite3 till.db < migrations/0003_discount.down.sql
