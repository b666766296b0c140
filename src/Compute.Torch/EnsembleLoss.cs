using ResearchPipeline.Specification;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>The parameters of all members: weights members × latents × pixels, biases members × latents and members × pixels; null where nothing is added.</summary>
internal sealed record EnsembleParameters(Tensor Weight, Tensor? EncoderBias, Tensor? DecoderBias);

/// <summary>
/// The loss of a tied k-sparse ensemble, as a study defines it, in operations that autograd knows: nothing of it is taken over from our own steps. The consistency term is the mean over pairs as
/// it is written, not its closed form.
/// </summary>
internal sealed class EnsembleLoss
{
    private EnsembleLoss(TiedEnsemble recipe, Tensor indices, Tensor values, Tensor residual, Tensor codes, Tensor silence, Tensor? auxiliary)
    {
        (Indices, Values, Silence) = (indices, values, silence);
        Tensor squares = residual.pow(2);
        SquaredErrors = squares.sum([2]);
        Reconstruction = squares.mean([1, 2]);
        Consistency = MeanOverPairs(codes, recipe.Members);
        Auxiliary = auxiliary ?? Reconstruction.detach() * 0;
    }

    /// <summary>The latents of each code, members × images × k.</summary>
    public Tensor Indices { get; }

    /// <summary>Their values.</summary>
    public Tensor Values { get; }

    /// <summary>|x̂ - x|², members × images.</summary>
    public Tensor SquaredErrors { get; }

    /// <summary>Mean squared error, by member.</summary>
    public Tensor Reconstruction { get; }

    /// <summary>Mean over pairs of the mean squared difference of codes.</summary>
    public Tensor Consistency { get; }

    /// <summary>Mean squared error of what silent features make of the residual, by member; 0 without any.</summary>
    public Tensor Auxiliary { get; }

    /// <summary>For how many images each latent has been in no code, this batch counted, members × latents.</summary>
    public Tensor Silence { get; }

    /// <summary>The loss of a batch.</summary>
    /// <param name="recipe">Weighs the parts.</param>
    /// <param name="numbers">To compute with.</param>
    /// <param name="parameters">Of all members.</param>
    /// <param name="x">Images × pixels.</param>
    /// <param name="silence">For how many images each latent has been in no code before, members × latents.</param>
    public static EnsembleLoss Of(TiedEnsemble recipe, Numbers numbers, EnsembleParameters parameters, Tensor x, Tensor silence)
    {
        Tensor preactivations = numbers.Times(x, parameters.Weight.transpose(1, 2));
        preactivations = parameters.EncoderBias is null ? preactivations : preactivations + parameters.EncoderBias.unsqueeze(1);
        (Tensor values, Tensor indices) = preactivations.topk(recipe.K, -1);
        Tensor codes = zeros_like(preactivations, requires_grad: false).scatter(-1, indices, values);
        Tensor reconstruction = numbers.Times(codes, parameters.Weight);
        reconstruction = parameters.DecoderBias is null ? reconstruction : reconstruction + parameters.DecoderBias.unsqueeze(1);
        Tensor residual = reconstruction - x;
        Tensor used = zeros_like(silence).to(ScalarType.Bool).scatter(1, indices.flatten(1), ones_like(indices.flatten(1), ScalarType.Bool));
        Tensor counted = (silence + x.shape[0]).masked_fill(used, 0);
        Tensor? auxiliary = recipe.AuxiliaryLoss is AuxiliaryLoss.AuxK auxK ? AuxiliaryOf(auxK, numbers, parameters, preactivations, residual.detach(), counted) : null;
        return new EnsembleLoss(recipe, indices, values, residual, codes, counted, auxiliary);
    }

    /// <summary>The whole loss.</summary>
    public Tensor Total(TiedEnsemble recipe)
    {
        Tensor total = Reconstruction.mean() + Consistency * recipe.ConsistencyWeight;
        return recipe.AuxiliaryLoss is AuxiliaryLoss.AuxK auxK ? total + Auxiliary.mean() * auxK.coefficient : total;
    }

    private static Tensor MeanOverPairs(Tensor codes, int members)
    {
        List<Tensor> pairs = [];
        for (int a = 0; a < members; a++)
        {
            for (int b = a + 1; b < members; b++)
            {
                pairs.Add((codes[a] - codes[b]).pow(2).mean());
            }
        }

        return pairs.Count == 0 ? codes.detach().sum() * 0 : stack(pairs).mean();
    }

    // Gao et al. (2024), section 2.4: the residual is held fixed.
    private static Tensor AuxiliaryOf(AuxiliaryLoss.AuxK auxK, Numbers numbers, EnsembleParameters parameters, Tensor preactivations, Tensor residual, Tensor counted)
    {
        Tensor silent = counted >= auxK.silentImages;
        Tensor hasSilent = silent.any(1);
        if (!hasSilent.any().item<bool>())
        {
            return zeros_like(residual.mean([1, 2]));
        }

        int most = (int)Math.Min(auxK.latents, preactivations.shape[2]);
        (Tensor values, Tensor indices) = preactivations.masked_fill(silent.logical_not().unsqueeze(1), double.NegativeInfinity).topk(most, -1);
        Tensor known = values.masked_fill(values.isinf(), 0);
        Tensor codes = zeros_like(preactivations, requires_grad: false).scatter(-1, indices, known);
        Tensor left = residual + numbers.Times(codes, parameters.Weight);
        return left.pow(2).mean([1, 2]) * hasSilent.to(left.dtype);
    }
}
