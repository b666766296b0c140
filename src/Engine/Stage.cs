namespace ResearchPipeline.Engine;

/// <summary>
/// The arithmetic of a stage. It knows input files by the names under which they are fingerprinted, and writes its output files into the
/// folder it is given. After a failure the folder is kept: the next run finds what is in it.
/// </summary>
/// <param name="inputs">Paths by name.</param>
/// <param name="output">The folder.</param>
public delegate void StageBody(IReadOnlyDictionary<string, string> inputs, string output);

/// <summary>A function from parameters, input files and code to output files.</summary>
/// <param name="Name">What kind of stage it is, a folder-safe name such as "train": part of its fingerprint.</param>
/// <param name="Parameters">Its slice of the specification: names and values.</param>
/// <param name="Inputs">Input files by a name that does not depend on the machine.</param>
/// <param name="Outputs">The files that it makes, all of them and no others: paths relative to its folder, with '/'.</param>
/// <param name="Tools">What implements it beside assemblies.</param>
/// <param name="Body">A method of a library. The assemblies of its fingerprint are those that it can reach from there.</param>
public sealed record Stage(
    string Name,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyList<string> Outputs,
    StageTools Tools,
    StageBody Body)
{
    /// <summary>Its name in a run, in no fingerprint: where a run has several of a kind, they have names of their own.</summary>
    public string Place { get; init; } = Name;

    /// <summary>Runs the body, and shows how far it is. It is given neither the inputs nor the folder, only the body to start; its own code is in no
    /// fingerprint, so it must not compute anything that the body uses.</summary>
    public Action<Action> Watched { get; init; } = run => run();

    /// <summary>What the body computed with, asked once it has run; null where it is not worth telling.</summary>
    public Func<StageDevice?> Device { get; init; } = () => null;
}
