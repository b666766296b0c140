// The npm side. A run notices by itself when a package that it uses is damaged, and sends people here.
const string InstalledMark = "node_modules/.research-pipeline-installed";
const string PackageHashes = "node_modules/.research-pipeline-hashes.json";

void InstallToolchain()
{
    if (IsLockInstalled() && (parameters.Target != "Toolchain" || ArePackagesIntact()))
    {
        Information("npm side: up to date");
        return;
    }

    // Wrong arguments shall fail before minutes of installing; the command line can say so once it is built.
    if (parameters.IsStudy && CliIsBuilt())
    {
        // What is asked of it beside what it is: a tolerance, an arm, what libtorch does, what its explorer shows beside it; and a sweep is none.
        var besides = new[] { "--rtol", "--arm", "--numbers", "--seeds", "--device=torch-cuda", "--with", "--sweep" };
        RunOrExit(new System.Diagnostics.ProcessStartInfo("dotnet", new[] { Cli, "check" }.Concat(parameters.Forwarded.Where(argument => !besides.Any(argument.StartsWith)))));
    }

    // npm empties its own folder only, and Node would look into these first: scripts lie in the last ones' parents.
    foreach (var folder in new[] { "reports", "reports/templates", "reports/templates/shared", "src", "src/Explorer", "src/Explorer/Page" }.Select(parent => $"{parent}/node_modules").Where(folder => DirectoryExists(folder)))
    {
        Delete(folder);
    }

    Information("npm side: installing packages as locked");
    if (IsRunningOnWindows())
    {
        Run("cmd", "/c", "npm", "ci", "--no-progress");
    }
    else
    {
        Run("npm", "ci", "--no-progress");
    }

    System.IO.File.Copy("package-lock.json", InstalledMark, overwrite: true);
    RecordPackages();
}

// By content: of the record where there is one, else of the mark.
bool IsLockInstalled() => FileExists(PackageHashes) ? RecordedLock() == Sha256OfLock() : IsMarked();

// npm ci begins with an empty folder; whoever has run it, Cake or a plain build, leaves the lock file there that it ran with.
bool IsMarked() => FileExists(InstalledMark) && System.IO.File.ReadAllBytes(InstalledMark).SequenceEqual(System.IO.File.ReadAllBytes("package-lock.json"));

string Sha256OfLock() =>
    Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.IO.File.ReadAllBytes("package-lock.json"))).ToLowerInvariant();

string RecordedLock()
{
    try
    {
        using var record = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllText(PackageHashes));
        return record.RootElement.GetProperty("lock").GetString();
    }
    catch (Exception failure) when (failure is System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException)
    {
        return "none that can be read";
    }
}

// By content; without a command line that can compare it, installing again is the only way to know.
bool ArePackagesIntact()
{
    if (!CliIsBuilt())
    {
        return false;
    }

    // Its message ends with the line that installs again, which is what happens here anyway: only what is damaged is said.
    var start = new System.Diagnostics.ProcessStartInfo("dotnet", new[] { Cli, "check-packages" }) { RedirectStandardError = true };
    using var check = System.Diagnostics.Process.Start(start);
    var message = check.StandardError.ReadToEnd();
    check.WaitForExit();
    if (check.ExitCode != 0)
    {
        var defects = System.Text.RegularExpressions.Regex.Match(message, @"as installed: (.*)\. To install", System.Text.RegularExpressions.RegexOptions.Singleline).Groups[1].Value;
        Information($"npm side: {(defects.Length > 0 ? defects : message.Trim())}; installing again");
    }

    return check.ExitCode == 0;
}

// Only what npm has just installed is recorded: the mark is used up, and a record that is lost later means installing again.
void RecordPackages()
{
    if (!CliIsBuilt() || !IsMarked())
    {
        return;
    }

    if (!FileExists(PackageHashes))
    {
        RunOrExit(new System.Diagnostics.ProcessStartInfo("dotnet", new[] { Cli, "record-packages" }));
    }

    System.IO.File.Delete(InstalledMark);
}
