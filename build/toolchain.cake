// The npm side. A run notices by itself when a package that it uses is damaged, and sends people here.
const string InstalledLock = "node_modules/.package-lock.json";
const string PackageHashes = "node_modules/.research-pipeline-hashes.json";

void InstallToolchain()
{
    if (IsLockInstalled() && (parameters.Target != "Toolchain" || ArePackagesIntact()))
    {
        Information("npm side: up to date");
        return;
    }

    // Wrong arguments shall fail before minutes of installing; the command line can say so once it is built.
    if (parameters.IsRun && CliIsBuilt())
    {
        RunCommand("check");
    }

    if (IsRunningOnWindows())
    {
        Run("cmd", "/c", "npm", "ci", "--no-progress");
    }
    else
    {
        Run("npm", "ci", "--no-progress");
    }

    RecordPackages();
}

// npm leaves a copy of the lock file behind.
bool IsLockInstalled() =>
    FileExists(InstalledLock) && System.IO.File.GetLastWriteTimeUtc(InstalledLock) >= System.IO.File.GetLastWriteTimeUtc("package-lock.json");

// By content; without a command line that can compare it, installing again is the only way to know.
bool ArePackagesIntact() => CliIsBuilt() && Wait(new System.Diagnostics.ProcessStartInfo("dotnet", new[] { Cli, "check-packages" }), out _) == 0;

// npm ci begins with an empty folder, so a record that is there is one of this installation.
void RecordPackages()
{
    if (CliIsBuilt() && !FileExists(PackageHashes))
    {
        RunOrExit(new System.Diagnostics.ProcessStartInfo("dotnet", new[] { Cli, "record-packages" }));
    }
}
