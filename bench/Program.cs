using ResearchPipeline.Bench;

return await BenchCommands.Create().Parse(args).InvokeAsync();
