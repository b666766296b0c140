namespace ResearchPipeline.Specification

/// A noun as sentences need it.
type Noun = { One: string; Many: string }

/// What people call a data set and what is in it: texts about a study say this, and never the name of one data set.
type DatasetWords =
    {
        Name: string
        /// Who published it: a key of the reports' references.
        Reference: string
        /// What one image shows.
        Shown: Noun
        /// The same where a text speaks of it for the first time.
        Kind: string
        /// What a class is called in a sentence about some of them: "for each digit".
        Class: Noun
        /// Names of the classes, by label.
        Classes: string array
    }

module DatasetWords =
    let private digit = { One = "digit"; Many = "digits" }

    /// Those of a data set.
    let ofSource source =
        match source with
        | Mnist ->
            {
                Name = "MNIST"
                Reference = "lecun1998"
                Shown = digit
                Kind = "handwritten digits"
                Class = digit
                Classes = Array.init 10 string
            }
        | FashionMnist ->
            {
                Name = "Fashion-MNIST"
                Reference = "xiao2017"
                Shown = { One = "article"; Many = "articles" }
                Kind = "fashion articles"
                Class = { One = "class"; Many = "classes" }
                Classes =
                    [|
                        "T-shirt/top"
                        "Trouser"
                        "Pullover"
                        "Dress"
                        "Coat"
                        "Sandal"
                        "Shirt"
                        "Sneaker"
                        "Bag"
                        "Ankle boot"
                    |]
            }
        | SmallNorb ->
            {
                Name = "small NORB"
                Reference = "lecun2004"
                Shown = { One = "toy"; Many = "toys" }
                Kind = "stereo pairs of toys"
                Class = { One = "class"; Many = "classes" }
                Classes = [| "animal"; "human"; "airplane"; "truck"; "car" |]
            }
        | CifarPatches ->
            {
                Name = "CIFAR-10 patches"
                Reference = "krizhevsky2009"
                Shown = { One = "patch"; Many = "patches" }
                Kind = "colour squares"
                Class = { One = "class"; Many = "classes" }
                Classes =
                    [|
                        "airplane"
                        "automobile"
                        "bird"
                        "cat"
                        "deer"
                        "dog"
                        "frog"
                        "horse"
                        "ship"
                        "truck"
                    |]
            }

    /// Those by which the labels of the images that judge are told: labels of two data sets go by the words of the first.
    let ofLabels (dataset: Dataset) =
        dataset |> Dataset.judging |> Array.head |> ofSource
