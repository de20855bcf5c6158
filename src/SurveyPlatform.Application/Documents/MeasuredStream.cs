namespace SurveyPlatform.Documents;

/// <summary>There is more in a workbook than is read, or it is not what it says it is.</summary>
internal sealed class WorkbookRefusedException(Shared.Problem problem) : Exception(problem.Message)
{
    public Shared.Problem Problem => problem;
}

/// <summary>Counts what is unpacked, over all parts of one workbook.</summary>
internal sealed class Budget(long limit)
{
    private long _taken;

    public void Take(int count)
    {
        _taken += count;
        if (_taken > limit)
        {
            throw new WorkbookRefusedException(Templates.XlsForm.XlsFormProblems.TooLarge("unpacked bytes", limit));
        }
    }
}

/// <summary>
/// Unpacked XML on its way to the reader. Stops where too much was unpacked (whatever the archive claims about its size), and where one tag
/// or text is too long: an XML reader keeps all attributes of a tag in memory.
/// </summary>
internal sealed class MeasuredStream(Stream inner, Budget budget) : Stream
{
    private int _sinceTag;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        budget.Take(read);
        var chunk = buffer.AsSpan(offset, read);
        var last = chunk.LastIndexOf((byte)'<');
        _sinceTag = last >= 0 ? read - last : _sinceTag + read;
        if (_sinceTag > WorkbookLimits.MarkupBytes)
        {
            throw new WorkbookRefusedException(Templates.XlsForm.XlsFormProblems.TooLarge("bytes in one cell", WorkbookLimits.MarkupBytes));
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
