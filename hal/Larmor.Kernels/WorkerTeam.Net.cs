using System;
using System.Threading;

namespace Larmor.Kernels;

/// <summary>A fixed team of threads, made once; running work on it allocates nothing.</summary>
/// <remarks>
/// Blocks are handed out one by one, so a thread that is held up does not hold up the rest. Since a block gives the same result on
/// any thread, results do not depend on the size of the team. One owner at a time: <see cref="Run"/> is not re-entrant.
/// </remarks>
public sealed class WorkerTeam : IDisposable
{
    /// <summary>Most threads of a team.</summary>
    public const int LargestSize = 256;

    private const int SpinCount = 2000;

    private readonly object _gate = new();
    private readonly Thread[] _threads;
    private IBlockWork? _work;
    private Exception? _failure;
    private int _blockCount;
    private int _nextBlock;
    private int _running;
    private int _generation;
    private bool _closing;

    /// <summary>Makes the threads.</summary>
    /// <param name="size">Threads, the caller's included; at least 1. 0 takes all cores of the machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative or above 256.</exception>
    public WorkerTeam(int size)
    {
        if (size is < 0 or > LargestSize)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, $"a team has 1 to {LargestSize} threads (0 = all cores), not {size}");
        }

        _threads = new Thread[(size == 0 ? Environment.ProcessorCount : size) - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = "larmor-" + (i + 1) };
            _threads[i].Start();
        }
    }

    /// <summary>Number of threads, the caller's included.</summary>
    public int Size => _threads.Length + 1;

    /// <summary>Runs blocks 0 … <paramref name="blockCount"/> - 1 and returns when all are done.</summary>
    /// <exception cref="InvalidOperationException">A block threw; its exception is inside.</exception>
    public void Run(IBlockWork work, int blockCount)
    {
        bool alone = _threads.Length == 0 || blockCount <= 1;
        _work = work;
        _blockCount = blockCount;
        _nextBlock = 0;
        _failure = null;
        if (!alone)
        {
            Volatile.Write(ref _running, _threads.Length);
            lock (_gate)
            {
                _generation++;
                Monitor.PulseAll(_gate);
            }
        }

        TakeBlocks();
        var spinner = new SpinWait();
        while (Volatile.Read(ref _running) != 0)
        {
            spinner.SpinOnce(sleep1Threshold: -1);
        }

        _work = null;
        if (_failure is { } failure)
        {
            throw new InvalidOperationException("a block of parallel work failed: " + failure.Message, failure);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.PulseAll(_gate);
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private void Work()
    {
        int seen = 0;
        while (true)
        {
            // A short spin catches the next call of a training step; after it the thread sleeps and leaves the core to others.
            for (int spin = 0; spin < SpinCount && Volatile.Read(ref _generation) == seen; spin++)
            {
                Thread.SpinWait(8);
            }

            lock (_gate)
            {
                while (_generation == seen && !_closing)
                {
                    Monitor.Wait(_gate);
                }

                if (_closing)
                {
                    return;
                }

                seen = _generation;
            }

            TakeBlocks();
            Interlocked.Decrement(ref _running);
        }
    }

    private void TakeBlocks()
    {
        IBlockWork work = _work!;
        int count = _blockCount;
        try
        {
            for (int block = Interlocked.Increment(ref _nextBlock) - 1; block < count;
                block = Interlocked.Increment(ref _nextBlock) - 1)
            {
                work.Execute(block);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Reported by Run on the owner's thread: a thread that dies silently would leave Run waiting for ever.
            _failure = exception;
        }
    }
}
