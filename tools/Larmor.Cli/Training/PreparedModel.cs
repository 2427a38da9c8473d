using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>A model that takes samples as a data set gives them.</summary>
internal sealed class PreparedModel : IModel
{
    private readonly IModel _model;
    private readonly ImagePreparation _preparation;
    private readonly bool _flip;
    private float[] _inputs = [];

    internal PreparedModel(IModel model, ImagePreparation preparation, bool flip)
    {
        _model = model;
        _preparation = preparation;
        _flip = flip;
    }

    public int InputCount => _model.InputCount;

    public int OutputCount => _model.OutputCount;

    public void Infer(ReadOnlySpan<float> inputs, int count, Span<float> outputs)
    {
        if (_inputs.Length < inputs.Length)
        {
            _inputs = new float[inputs.Length];
        }

        Span<float> prepared = _inputs.AsSpan(0, inputs.Length);
        _preparation.Plain(inputs, _flip, prepared);
        _model.Infer(prepared, count, outputs);
    }
}
