#if TORCH
return ResearchPipeline.Compute.Torch.ReplicationProgram.Run(args);
#else
Console.Error.WriteLine("error: This build is without libtorch. To build it with libtorch (128 MB to download): dotnet cake --target=Replicate, or dotnet build src/Compute.Torch --configuration Release -p:TorchBackend=cpu");
return 2;
#endif
