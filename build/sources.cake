// Whether the command line that is there was built from the sources that are there.
const string CliProject = "src/Cli/ResearchPipeline.Cli.csproj";
const string Cli = "src/Cli/bin/Release/net10.0/research-pipeline.dll";
const string BuildRecord = "src/Cli/obj/built-from";

bool CliIsBuilt() =>
    FileExists(BuildRecord) && System.IO.File.ReadAllText(BuildRecord) == ListOfFiles(SourceFiles()) + ListOfFiles(BuiltFiles());

// The sources are listed before they are compiled: one that is saved meanwhile is newer than the list.
void BuildCli()
{
    if (CliIsBuilt())
    {
        Information("build: up to date");
        return;
    }

    // The compiler says nothing until it ends where no terminal is.
    Information(FileExists(BuildRecord) ? "build: compiling the command line, for its sources have changed" : "build: compiling the command line, for it was not built yet");
    var sources = ListOfFiles(SourceFiles());
    Run("dotnet", "build", CliProject, "--configuration", "Release", "--nologo", "--verbosity", "quiet", "-consoleLoggerParameters:NoSummary");
    System.IO.File.WriteAllText(BuildRecord, sources + ListOfFiles(BuiltFiles()));
}

IEnumerable<string> SourceFiles() => System.IO.Directory.EnumerateFiles(".")
    .Where(file => System.IO.Path.GetExtension(file) is ".props" or ".targets" or ".config" || System.IO.Path.GetFileName(file) is "global.json" or ".editorconfig")
    .Concat(FilesBelow("experiments").Where(file => System.IO.Path.GetExtension(file) is not (".md" or ".csv")))
    .Concat(FilesBelow("src"));

IEnumerable<string> BuiltFiles()
{
    var folder = System.IO.Path.GetDirectoryName(Cli);
    return System.IO.Directory.Exists(folder) ? System.IO.Directory.EnumerateFiles(folder, "*", System.IO.SearchOption.AllDirectories) : [];
}

IEnumerable<string> FilesBelow(string folder) => System.IO.Directory.EnumerateFiles(folder)
    .Concat(System.IO.Directory.EnumerateDirectories(folder)
        .Where(child => System.IO.Path.GetFileName(child) is not ("bin" or "obj"))
        .SelectMany(FilesBelow));

// Any other time counts, not only a later one: a file may come from an older checkout.
string ListOfFiles(IEnumerable<string> files) => string.Concat(files
    .Order(StringComparer.Ordinal)
    .Select(file => new System.IO.FileInfo(file))
    .Select(file => $"{System.IO.Path.GetRelativePath(".", file.FullName)} {file.Length} {file.LastWriteTimeUtc.Ticks}\n"));
