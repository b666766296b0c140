using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Cli.Terminal;

// One command for several studies in one process, which an emulator compiles once: run --study=A --study=B … Ends with the exit code of the
// first that failed; the others run all the same.
const string Option = "--study=";
string[] rest = [.. args.Where(argument => !argument.StartsWith(Option, StringComparison.Ordinal))];
int[] exitCodes =
[
    .. args.Where(argument => argument.StartsWith(Option, StringComparison.Ordinal)).DefaultIfEmpty()
        .Select(study => CommandTree.Invoke(study is null ? rest : [.. rest, study], new() { EnableDefaultExceptionHandler = false }, Streams.OfProcess())),
];
return exitCodes.FirstOrDefault(code => code != 0);
