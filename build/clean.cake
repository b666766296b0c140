const string Verifications = "artifacts/verify";

// Deletes what a build makes; results only when that is asked for.
void Clean()
{
    if (parameters.Runs)
    {
        RefuseWhileARunWorks();
    }

    var folders = new[] { "src", "tests" }.SelectMany(System.IO.Directory.EnumerateDirectories).Append("bench").Append("experiments")
        .SelectMany(project => new[] { $"{project}/bin", $"{project}/obj" })
        .Where(System.IO.Directory.Exists)
        .ToArray();
    Array.ForEach(folders, Delete);
    Information($"{folders.Length} folders of build outputs deleted");
    if (parameters.Runs)
    {
        DeleteRuns();
        return;
    }

    Information("Results are kept; dotnet cake --target=Clean --runs deletes artifacts/runs as well.");
}

void DeleteRuns()
{
    const string runs = "artifacts/runs";
    if (DirectoryExists(Verifications))
    {
        Delete(Verifications);
        Information("What verify had not finished is deleted.");
    }

    if (!DirectoryExists(runs))
    {
        Information("There are no runs.");
        return;
    }

    var count = System.IO.Directory.GetDirectories(runs).Length;
    var bytes = new System.IO.DirectoryInfo(runs).EnumerateFiles("*", System.IO.SearchOption.AllDirectories).Sum(file => file.Length);
    Delete(runs);
    Information(FormattableString.Invariant($"{count} {(count == 1 ? "run" : "runs")} deleted, {bytes / 1e6:0} MB"));
}

// A run holds the operating system's lock on this file as long as it works: see RunLock.
void RefuseWhileARunWorks()
{
    var working = new[] { "artifacts/runs", Verifications }.Where(System.IO.Directory.Exists)
        .SelectMany(folder => System.IO.Directory.EnumerateFiles(folder, ".lock", new System.IO.EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        .Where(IsHeld)
        .Select(System.IO.Path.GetDirectoryName)
        .ToArray();
    if (working.Length > 0)
    {
        Console.Error.WriteLine($"error: Nothing is deleted, because a process is working on {string.Join(", ", working)}. Wait for it, or stop it, and clean again.");
        Environment.Exit(1);
    }
}

bool IsHeld(string file)
{
    try
    {
        using var free = new System.IO.FileStream(file, System.IO.FileMode.Open, System.IO.FileAccess.ReadWrite, System.IO.FileShare.None);
        return false;
    }
    catch (System.IO.IOException)
    {
        return true;
    }
}

void Delete(string folder) => DeleteDirectory(folder, new DeleteDirectorySettings { Recursive = true, Force = true });
