const string Runs = "artifacts/runs";
const string Stages = "artifacts/stages";
const string Verifications = "artifacts/verify";
const string Arms = "artifacts/arms";

// Deletes what a build makes; results only when that is asked for.
void Clean()
{
    if (parameters.Runs)
    {
        RefuseWhileARunWorks();
    }

    var folders = new[] { "src", "tests" }.SelectMany(System.IO.Directory.EnumerateDirectories).Append("bench").Append("experiments")
        .SelectMany(project => new[] { $"{project}/bin", $"{project}/obj" })
        .Where(folder => System.IO.Directory.Exists(folder) || IsLink(folder))
        .ToArray();
    Array.ForEach(folders, Delete);
    Information($"{folders.Length} folders of build outputs deleted");
    if (parameters.Runs)
    {
        DeleteRuns();
        return;
    }

    Information("Results are kept; dotnet cake --target=Clean --runs deletes all runs, what their stages made, and what is kept of arms as well.");
}

void DeleteRuns()
{
    if (IsLink(Runs) && DirectoryExists(Runs))
    {
        Information($"The links in {new System.IO.FileInfo(Runs).LinkTarget} lead nowhere from now on: what stages made is deleted here.");
    }

    var count = !IsLink(Runs) && DirectoryExists(Runs) ? System.IO.Directory.GetDirectories(Runs).Length : 0;
    var bytes = Delete(Verifications, "What verify left is deleted.") + Delete(Arms, "What was kept of arms is deleted.") + Delete(Runs, "") + Delete(Stages, "");
    Information(FormattableString.Invariant($"{count} {(count == 1 ? "run" : "runs")} deleted, {bytes / 1e6:0} MB"));
}

// The bytes that went.
long Delete(string folder, string sentence)
{
    if (SaysThatOnlyTheLinkGoes(folder) || !DirectoryExists(folder))
    {
        return 0;
    }

    var bytes = new System.IO.DirectoryInfo(folder).EnumerateFiles("*", WithoutLinks).Sum(file => file.Length);
    Delete(folder);
    if (sentence.Length > 0)
    {
        Information(sentence);
    }

    return bytes;
}

// What a link leads to was put elsewhere on purpose, and may serve others.
bool SaysThatOnlyTheLinkGoes(string folder)
{
    if (!IsLink(folder))
    {
        return false;
    }

    var target = new System.IO.FileInfo(folder).LinkTarget;
    Delete(folder);
    Information($"{folder} was a link to {target}: the link is deleted, and what it led to is untouched.");
    return true;
}

// A run holds the operating system's lock on this file as long as it works: see RunLock.
void RefuseWhileARunWorks()
{
    var working = new[] { Runs, Stages, Verifications, Arms }.Where(System.IO.Directory.Exists)
        .SelectMany(folder => System.IO.Directory.EnumerateFiles(folder, ".lock", WithoutLinks))
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

// Everything below a folder; a link may lead out of it, or back into it.
System.IO.EnumerationOptions WithoutLinks => new() { RecurseSubdirectories = true, AttributesToSkip = System.IO.FileAttributes.ReparsePoint };

bool IsLink(string path) => new System.IO.FileInfo(path).LinkTarget is not null;

// Of a link the link, also within a folder. Cake's own way follows them.
void Delete(string folder)
{
    if (IsLink(folder))
    {
        System.IO.File.Delete(folder);
    }
    else
    {
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
