namespace ResearchPipeline.Stages;

/// <summary>A function from parameters, input files and code to output files.</summary>
/// <param name="Name">Folder-safe name, such as "train".</param>
/// <param name="Parameters">Its slice of the specification: names and values.</param>
/// <param name="Inputs">Input files by a name that does not depend on the machine.</param>
/// <param name="Implementation">Files that implement it: assemblies, templates, queries, lock files.</param>
/// <param name="Run">Writes the outputs into the folder it is given. After a failure the folder is kept: the next run finds what is in it.</param>
public sealed record Stage(
    string Name,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyDictionary<string, string> Implementation,
    Action<string> Run);
