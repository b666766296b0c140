// Deletes what a build makes; results only when that is asked for.
void Clean()
{
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

void Delete(string folder) => DeleteDirectory(folder, new DeleteDirectorySettings { Recursive = true, Force = true });
