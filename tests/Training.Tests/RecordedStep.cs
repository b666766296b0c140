using ResearchPipeline.Compute;

namespace ResearchPipeline.Training.Tests;

/// <summary>What one training step asked of its backend.</summary>
/// <param name="Rows">Images in the batch.</param>
/// <param name="Inputs">Their pixels, row after row.</param>
/// <param name="ActiveFeatures">By member: the features that an image activated with a value other than zero, one entry an image and feature.</param>
/// <param name="Scale">The factors of the loss.</param>
/// <param name="Adam">The scalars of the update.</param>
internal sealed record RecordedStep(int Rows, float[] Inputs, int[][] ActiveFeatures, LossScale Scale, AdamStep Adam);
