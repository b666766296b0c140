// Shared with Cake: build/parameters.cake loads this file, and Cake's scripts know no namespaces.

/// <summary>Which commands take an option.</summary>
[Flags]
internal enum Takers
{
    None = 0,
    Run = 1,
    Stage = 2,
    Plan = 4,
    Verify = 8,
    Status = 16,

    /// <summary>Cake's target alone: the command line has no command for it.</summary>
    Clean = 32,
    Arms = 64,
    Settings = 128,

    /// <summary>Every published study, and the report on them.</summary>
    All = 256,
    Show = 512,
    Compare = 1024,
    Collect = 2048,
    Sweep = 4096,
    Export = 8192,

    /// <summary>A study learned again by libtorch.</summary>
    Replicate = 16384,

    /// <summary>The page on which one walks through features.</summary>
    Explore = 32768,

    /// <summary>A study learned by libtorch in several kinds of numbers.</summary>
    MixedPrecision = 65536,
}

/// <summary>One option as a user may type it.</summary>
/// <param name="Name">The long name, without hyphens. Cake refuses long names of one letter.</param>
/// <param name="Form">What its value must look like.</param>
/// <param name="Help">One sentence without its full stop.</param>
/// <param name="Example">A value.</param>
/// <param name="Takers">The commands that take it.</param>
internal sealed record CommandOption(string Name, ValueForm Form, string Help, string Example, Takers Takers)
{
    /// <summary>The line of the specification's canonical text that it changes, or "" for an option that changes no result.</summary>
    public string Key { get; init; } = "";

    /// <summary>A second name of one letter, or "".</summary>
    public string Letter { get; init; } = "";

    /// <summary>Whether Cake does not take it: it has a target in its place, or a meaning of its own for the name.</summary>
    public bool NotThroughCake { get; init; }

    /// <summary>Whether it may be given more than once, each time with another value.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether it is given without a value.</summary>
    public bool IsSwitch => Form is ValueForm.Switch;

    /// <summary>What the option says of its key: its value, or what a switch stands for.</summary>
    public string Setting(string value) => Stands.Length > 0 ? Stands : value;

    /// <summary>The value of its key that a switch stands for.</summary>
    public string Stands { get; init; } = "";

    /// <summary>The option as one types it, with a value.</summary>
    public string Typed(string value) => IsSwitch ? $"--{Name}" : $"--{Name}={value}";

    /// <summary>Whether this is what a user's word stands for.</summary>
    public bool IsCalled(string name) => name == Name || (name == Letter && Letter.Length > 0);

    /// <summary>What is wrong with the given values, as a sentence, or "" when nothing is.</summary>
    public string Fault(IReadOnlyCollection<string> values)
    {
        string value = values.FirstOrDefault(given => !Form.Accepts(given)) ?? values.FirstOrDefault() ?? "";
        bool tooMany = values.Count > 1 && !Repeats;
        string found = tooMany ? $"is given {values.Count} times ({string.Join(", ", values)})"
            : value.Length == 0 && !IsSwitch ? "has no value"
            : Form.Accepts(value) ? ""
            : Form.Found(value);
        return found.Length == 0 ? "" : $"--{Name} {found}; expected {(tooMany ? "one value" : Form.Expected)}, as in {Typed(Example)}.";
    }
}
