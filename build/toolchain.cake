// The npm side.
void InstallToolchain()
{
    if (ToolchainIsInstalled())
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
}

// npm leaves a copy of the lock file behind: installed is what it says.
bool ToolchainIsInstalled()
{
    const string installed = "node_modules/.package-lock.json";
    return FileExists(installed) && System.IO.File.GetLastWriteTimeUtc(installed) >= System.IO.File.GetLastWriteTimeUtc("package-lock.json");
}
