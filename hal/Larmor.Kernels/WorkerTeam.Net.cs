using System;
using System.Threading;

namespace Larmor.Kernels;

/// <summary>A fixed team of threads, made once; running work on it allocates nothing.</summary>
/// <remarks>
/// Every thread begins with a share of the blocks that is its own in every run, so that weights stay in the cache of one core from a product
/// to the update; then it helps the others, so a thread that is held up does not hold up the rest, and one that other programs keep from
/// a core altogether is not waited for. Since a block gives the same result on any thread, results do not depend on the size of the team.
/// One owner at a time: <see cref="Run"/> is not re-entrant.
/// </remarks>
public sealed class WorkerTeam : IDisposable
{
    /// <summary>Most threads of a team.</summary>
    public const int LargestSize = 256;

    // Reads without a pause instruction: under a hypervisor many pauses in a row hand the processor to somebody else.
    private const int SpinCount = 200_000;

    // Counters of the shares lie a cache line apart, in whole numbers.
    private const int CacheLine = 16;

    private readonly object _gate = new();
    private readonly Thread[] _threads;
    private readonly int[] _nextBlocks;
    private IBlockWork? _work;
    private Exception? _failure;
    private int _blockCount;
    private int _helping;
    private int _generation;
    private int _sleeping;
    private bool _takesHelp;
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
        _nextBlocks = new int[Size * CacheLine];
        for (int i = 0; i < _threads.Length; i++)
        {
            int share = i + 1;
            _threads[i] = new Thread(() => Work(share)) { IsBackground = true, Name = "larmor-" + (i + 1) };
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
        for (int share = 0; share < Size; share++)
        {
            _nextBlocks[share * CacheLine] = FirstBlock(share, blockCount);
        }

        _failure = null;
        if (!alone)
        {
            lock (_gate)
            {
                _generation++;
                _takesHelp = true;
                if (_sleeping > 0)
                {
                    Monitor.PulseAll(_gate);
                }
            }
        }

        TakeBlocks(0);
        if (!alone)
        {
            AwaitHelpers();
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

    /// <summary>Lets nobody begin any more, and waits for those who have: each is at its last block.</summary>
    private void AwaitHelpers()
    {
        lock (_gate)
        {
            _takesHelp = false;
        }

        for (int spin = 1; Volatile.Read(ref _helping) != 0; spin++)
        {
            if (spin % SpinCount == 0)
            {
                Thread.Yield();
            }
        }
    }

    private int FirstBlock(int share, int blockCount) => (int)((long)blockCount * share / Size);

    private void Work(int share)
    {
        int seen = 0;
        while (true)
        {
            // A short spin catches the next call of a training step; after it the thread sleeps and leaves the core to others.
            int spin = 0;
            while (spin < SpinCount && Volatile.Read(ref _generation) == seen)
            {
                spin++;
            }

            lock (_gate)
            {
                while (_generation == seen && !_closing)
                {
                    _sleeping++;
                    Monitor.Wait(_gate);
                    _sleeping--;
                }

                if (_closing)
                {
                    return;
                }

                seen = _generation;
                if (!_takesHelp)
                {
                    continue;
                }

                Interlocked.Increment(ref _helping);
            }

            TakeBlocks(share);
            Interlocked.Decrement(ref _helping);
        }
    }

    private void TakeBlocks(int share)
    {
        IBlockWork work = _work!;
        int count = _blockCount;
        try
        {
            for (int helped = 0; helped < Size; helped++)
            {
                int from = (share + helped) % Size;
                int end = FirstBlock(from + 1, count);
                ref int next = ref _nextBlocks[from * CacheLine];
                for (int block = Interlocked.Increment(ref next) - 1; block < end; block = Interlocked.Increment(ref next) - 1)
                {
                    work.Execute(block);
                }
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Reported by Run on the owner's thread: a thread that dies silently would leave Run waiting for ever.
            _failure = exception;
        }
    }
}
