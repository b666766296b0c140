using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Pipeline;

/// <summary>What a command line says.</summary>
/// <param name="Study">Name of a study of the catalogue.</param>
/// <param name="Settings">Changes to the study, KEY=VALUE, one a line: those with options of their own first.</param>
/// <param name="Threads">Threads to compute with.</param>
/// <param name="Device">One of Devices.Names.</param>
/// <param name="DataDirectory">Folder with the files of a data set, or null.</param>
/// <param name="Offline">Never use the network.</param>
/// <param name="Artifacts">Folder for intermediate results, or null for artifacts/ in the repository.</param>
/// <param name="Force">A stage to run again though it is up to date, or null.</param>
/// <param name="Until">The last stage to bring up to date, or null for all of them and the publication.</param>
/// <param name="Tolerance">Relative difference that a verification accepts, or null when every byte counts.</param>
/// <param name="Arm">The only arm to run, or null for all of them.</param>
/// <param name="Debug">Show stack traces.</param>
public sealed record RunOptions(
    string Study,
    string Settings,
    int Threads,
    string Device,
    string? DataDirectory,
    bool Offline,
    string? Artifacts,
    string? Force,
    string? Until,
    double? Tolerance,
    string? Arm,
    bool Debug)
{
    /// <summary>What to call the run, beside its fingerprint; or null.</summary>
    public string? Name { get; init; }

    /// <summary>A run that an explorer shows beside the study's, or null.</summary>
    public string? With { get; init; }

    /// <summary>The sweep of the catalogue that is asked for, or null.</summary>
    public string? Sweep { get; init; }

    /// <summary>Reads values that the table of options has accepted.</summary>
    /// <param name="given">Values by the long name of their option.</param>
    /// <param name="settings">Lines of the specification, KEY=VALUE.</param>
    public static RunOptions Of(IReadOnlyDictionary<string, string> given, params IEnumerable<string> settings)
    {
        IEnumerable<string> shorthands = Options.Table
            .Where(row => row.Key.Length > 0 && Text(row.Name) is not null && !(row.IsSwitch && !Switch(row.Name)))
            .Select(row => $"{row.Key}={row.Setting(Text(row.Name)!)}");
        return new RunOptions(
            Text("study") ?? Catalogue.names[0],
            string.Join('\n', shorthands.Concat(settings)),
            Whole("threads") ?? Environment.ProcessorCount,
            Text("device") ?? Backends.Devices[0],
            Text("data-dir"),
            Switch("offline"),
            Text("artifacts"),
            Text("force"),
            Text("until"),
            Real("rtol"),
            Text("arm"),
            Switch("debug"))
        {
            Name = Text("name"),
            With = Text("with"),
            Sweep = Text("sweep"),
        };

        string? Text(string name) => given.GetValueOrDefault(name);
        int? Whole(string name) => Text(name) is string text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

        double? Real(string name) => Text(name) is string text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        bool Switch(string name) => Text(name) is not (null or "false");
    }

    /// <summary>The same without what is said of a key.</summary>
    public RunOptions Without(string key) => this with { Settings = string.Join('\n', Lines.Where(line => line[0] != key).Select(line => string.Join('=', line))) };

    /// <summary>The last value that is given to a key, or null.</summary>
    public string? Setting(string key) => Lines.LastOrDefault(line => line[0] == key)?[1];

    private IEnumerable<string[]> Lines => Settings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2));

    /// <summary>A line for the shell that says the same; only what differs from saying nothing.</summary>
    public string CommandLine(string command)
    {
        (string Name, object? Value)[] said =
        [
            ("study", Study == Catalogue.names[0] ? null : Study), ("sweep", Sweep),
            ("threads", Threads == Environment.ProcessorCount ? null : Threads), ("device", Device == Backends.Devices[0] ? null : Device),
            ("data-dir", DataDirectory), ("offline", Offline ? true : null), ("artifacts", Artifacts), ("force", Force),
            ("until", Until), ("rtol", Tolerance), ("arm", Arm), ("with", With),
        ];
        IEnumerable<string> options = said
            .Where(option => option.Value is not null)
            .Select(option => (Row: Options.Table.Single(row => row.Name == option.Name), option.Value))
            .Where(option => option.Row.Takers.HasFlag(Options.TakerOf(command)) && !(option.Row.NotThroughCake && Shell.IsThroughCake))
            .Select(option => option.Row.Typed(Convert.ToString(option.Value, CultureInfo.InvariantCulture)!));
        IEnumerable<string> changes = Options.TakerOf(command) == Takers.Arms
            ? Lines.Where(line => line[0] == "seed").Select(line => Options.Typed(line[0], line[1]))
            : Lines.Select(line => Options.Typed(line[0], line[1]));
        return Shell.Line([.. Shell.Program(command, Until), .. options.Take(1).Where(IsStudy), .. changes, .. options.SkipWhile(IsStudy)]);

        static bool IsStudy(string option) => option.StartsWith("--study", StringComparison.Ordinal);
    }
}
