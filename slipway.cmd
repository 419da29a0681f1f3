@echo off
rem Finds a fitting Java, builds Slipway on first use, and runs a command: slipway --help
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0slipway.ps1" %*
exit /b %ERRORLEVEL%
