# Finds a fitting Java, builds Slipway on first use, and runs a command: ./slipway.ps1 --help
$ErrorActionPreference = 'Stop'
$needed = 25
$slipwayHome = Split-Path -Parent $MyInvocation.MyCommand.Path

function Stop-With([string] $message) {
  [Console]::Error.WriteLine("slipway: $message")
  exit 1
}

function Get-Major([string] $folder) {
  $release = Join-Path $folder 'release'
  if (-not (Test-Path $release)) { return 0 }
  $line = Select-String -Path $release -Pattern '^JAVA_VERSION="(1\.)?(\d+)' | Select-Object -First 1
  if ($line) { return [int] $line.Matches[0].Groups[2].Value }
  return 0
}

$candidates = @()
if ($env:JAVA_HOME) { $candidates += $env:JAVA_HOME }
$onPath = Get-Command java -ErrorAction SilentlyContinue | Select-Object -First 1
if ($onPath) { $candidates += Split-Path -Parent (Split-Path -Parent $onPath.Source) }
foreach ($root in @("$env:ProgramFiles\Java", "$env:ProgramFiles\Eclipse Adoptium", "$env:ProgramFiles\Microsoft", "$env:USERPROFILE\.jdks")) {
  if (Test-Path $root) { $candidates += (Get-ChildItem -Directory $root).FullName }
}
$java = $candidates | Where-Object { (Get-Major $_) -ge $needed -and (Test-Path (Join-Path $_ 'bin\javac.exe')) } | Select-Object -First 1
if (-not $java) {
  Stop-With "a JDK of version $needed or later is needed, and none was found. Install one with 'winget install EclipseAdoptium.Temurin.25.JDK', or set JAVA_HOME to one that is installed."
}
$env:JAVA_HOME = $java
$env:Path = (Join-Path $java 'bin') + ';' + $env:Path # deployed services find this very Java too

$built = Join-Path $slipwayHome 'cli\target\built'
function Test-Outdated {
  if (-not (Test-Path $built)) { return $true }
  $since = (Get-Item $built).LastWriteTimeUtc
  $sources = @(Get-ChildItem -Path (Join-Path $slipwayHome '*\src\main') -Recurse -File) + @(Get-ChildItem -Path $slipwayHome, (Join-Path $slipwayHome '*') -Filter pom.xml -File)
  return [bool] ($sources | Where-Object { $_.LastWriteTimeUtc -gt $since } | Select-Object -First 1)
}

if ((Test-Path (Join-Path $slipwayHome 'cli\src')) -and (Test-Outdated)) {
  if (-not (Get-Command mvn -ErrorAction SilentlyContinue)) {
    Stop-With "this checkout has not been built yet, which needs Maven 3.8 or later, and there is no mvn. Install it, then call this again."
  }
  [Console]::Error.WriteLine("Building Slipway with ${java}; this happens once, and again when its sources change.")
  $started = [DateTime]::UtcNow
  Push-Location $slipwayHome
  try { & mvn -B -q -T 1C '-Dmaven.test.skip=true' '-Dspotless.check.skip=true' '-Dspring-boot.repackage.skip=true' -pl cli -am package | Out-Host } finally { Pop-Location }
  if ($LASTEXITCODE -ne 0) { Stop-With "the build failed; the lines above say why." }
  New-Item -ItemType File -Force $built | Out-Null
  (Get-Item $built).LastWriteTimeUtc = $started
}

$jars = @(Get-ChildItem (Join-Path $slipwayHome 'cli\target\cli-*.jar')) + @(Get-ChildItem (Join-Path $slipwayHome 'cli\target\lib\*.jar') | Sort-Object Name)
$classpath = ($jars | ForEach-Object { $_.FullName }) -join ';'
$speed = if ($args.Count -gt 0 -and $args[0] -in @('up', 'demo')) { @('-Xmx768m', '-XX:+UseSerialGC') } else { @('-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC') }
& (Join-Path $java 'bin\java.exe') @speed '-Djdk.console=java.base' '--enable-native-access=ALL-UNNAMED' '--sun-misc-unsafe-memory-access=allow' -cp $classpath dev.slipway.cli.Slipway @args
exit $LASTEXITCODE
