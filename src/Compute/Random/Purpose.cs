namespace ResearchPipeline.Compute.Random;

/// <summary>What a random number is for: two purposes never share a number. The values are part of the published bits.</summary>
public enum Purpose
{
    /// <summary>The weights a member starts with; member is the lane.</summary>
    Initialization = 1,

    /// <summary>The order of the training images; epoch is the lane.</summary>
    Shuffle = 2,

    /// <summary>Which images restart silent features; epoch and member are the lane.</summary>
    Resampling = 3,

    /// <summary>Dictionaries of isotropic noise, a null model of agreement; the dictionary is the lane.</summary>
    IsotropicNoise = 4,

    /// <summary>Dictionaries of noise with the members' own second moment, another null model of agreement; the dictionary is the lane.</summary>
    SecondMomentNoise = 5,

    /// <summary>Images that a trained model draws; member and sample are the lane.</summary>
    Samples = 6,

    /// <summary>What is done to inputs before they are encoded; step and lane as in <see cref="Draw"/>, as for those that follow.</summary>
    Corruption = 7,

    /// <summary>Which units of a layer are dropped.</summary>
    Dropout = 8,

    /// <summary>The noise by which a code is drawn from its distribution.</summary>
    CodeSample = 9,

    /// <summary>What is done to evaluated images before a model that learned from corrupted ones makes them again; the image is the lane.</summary>
    EvaluationCorruption = 10,

    /// <summary>Which pixels of an evaluated image are white when it is made binary; the image is the lane.</summary>
    Binarization = 11,

    /// <summary>The code by which the reconstruction of an evaluated image is estimated; member and image are the lane.</summary>
    EvaluatedCode = 12,

    /// <summary>The same of the image made binary.</summary>
    BinaryImageCode = 13,

    /// <summary>The codes that bound the likelihood of an image made binary; member and image are the lane.</summary>
    ImportanceSample = 14,

    /// <summary>Sums of a learned dictionary's atoms, to be taken apart again; the member is the lane.</summary>
    SumsOfAtoms = 15,

    /// <summary>Random atoms and their sums; the number of dimensions is the lane.</summary>
    RandomAtoms = 16,

    /// <summary>Which pixels of an evaluated image are moved up, and which down, where nobody aims; the image is the lane.</summary>
    AttackSigns = 17,

    /// <summary>Where in an image its patch is cut; split and image are the lane.</summary>
    Patches = 18,
}
