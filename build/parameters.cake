// What the user may say. Cake takes unknown arguments in silence, so they are checked here.
public sealed class Parameters
{
    private static readonly string[] Values = { "study", "epochs", "members", "k", "lambda", "seed", "threads", "device", "data-dir", "rtol", "force" };
    private static readonly string[] Switches = { "offline" };
    private static readonly string[] CakeOwn =
        { "target", "exclusive", "verbosity", "description", "tree", "dryrun", "showtree", "bootstrap", "skip-bootstrap", "debug", "version", "info", "help" };

    public string Target { get; private init; }

    /// <summary>The same arguments for the command line of the pipeline.</summary>
    public string[] Forwarded { get; private init; }

    public static Parameters Read(ICakeContext context)
    {
        var given = context.Arguments.GetArguments();
        foreach (var name in given.Keys)
        {
            RequireKnown(name);
        }

        var forwarded = new List<string>();
        foreach (var name in Values.Where(name => given.ContainsKey(name)))
        {
            var value = given[name].Last();
            RequireForm(name, value);
            forwarded.Add($"--{name}={value}");
        }

        forwarded.AddRange(Switches.Where(name => given.ContainsKey(name) && given[name].Last() != "false").Select(name => $"--{name}"));
        return new Parameters { Target = context.Argument("target", "Default"), Forwarded = forwarded.ToArray() };
    }

    private static void RequireKnown(string name)
    {
        var known = Values.Concat(Switches).Concat(CakeOwn).ToArray();
        if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            var nearest = known.OrderBy(candidate => Distance(name, candidate)).First();
            throw new CakeException($"There is no argument --{name}. Did you mean --{nearest}? Known: {string.Join(", ", Values.Concat(Switches).Select(known => "--" + known))}.");
        }
    }

    private static void RequireForm(string name, string value)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var right = name switch
        {
            "epochs" or "members" or "k" or "threads" => int.TryParse(value, out _),
            "seed" => ulong.TryParse(value, out _),
            "lambda" or "rtol" => double.TryParse(value, System.Globalization.NumberStyles.Float, invariant, out _),
            _ => !string.IsNullOrWhiteSpace(value),
        };
        if (!right)
        {
            throw new CakeException($"--{name} is \"{value}\"; expected {(name is "lambda" or "rtol" ? "a number" : name is "study" or "device" or "data-dir" or "force" ? "a value" : "a whole number")}, as in --{name}={(name is "lambda" or "rtol" ? "0.1" : "5")}.");
        }
    }

    // Levenshtein's distance.
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
