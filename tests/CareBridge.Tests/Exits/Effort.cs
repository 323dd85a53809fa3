using System.Collections.Concurrent;
using System.Diagnostics;
using CareBridge.Contracts.Consent;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exits;

/// <summary>Counts what a request costs: statements in one database, and questions to Consent.</summary>
internal sealed class Effort : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    /// <summary>After so long without a statement, no message is under way any more.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<string> _spent = new();
    private readonly List<IDisposable> _subscriptions = [];
    private string? _database;

    /// <summary>The services' own Consent, counted.</summary>
    public void Count(IServiceCollection services)
    {
        var consent = services.Last(service => service.ServiceType == typeof(IDisclosures)).ImplementationType!;
        services.AddScoped<IDisclosures>(provider => new Counted(
            (IDisclosures)ActivatorUtilities.CreateInstance(provider, consent), _spent));
    }

    /// <param name="database">Other hosts of the test run work at the same time, in theirs.</param>
    public void Watch(string database)
    {
        _database = database;
        lock (_subscriptions) _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>
    /// Waits for what went before to have all its consequences, which would be counted with what follows.
    /// </summary>
    public async Task SettleAsync()
    {
        do
        {
            _spent.Clear();
            await Task.Delay(Silence);
        }
        while (!_spent.IsEmpty);
    }

    /// <summary>What the work took, in order.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Func<Task> work)
    {
        _spent.Clear();
        await work();
        return [.. _spent];
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name != DbLoggerCategory) return;
        lock (_subscriptions)
            _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: { Connection.Database: { } database } command }
            && database == _database)
            _spent.Enqueue(command.CommandText);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => throw error;

    public void Dispose()
    {
        lock (_subscriptions) _subscriptions.ForEach(subscription => subscription.Dispose());
    }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";

    private sealed class Counted(IDisclosures consent, ConcurrentQueue<string> spent) : IDisclosures
    {
        public Task<DisclosureAuthorization> AuthorizeAsync(
            AuthorizeDisclosure question, CancellationToken cancellation)
        {
            spent.Enqueue(nameof(AuthorizeDisclosure));
            return consent.AuthorizeAsync(question, cancellation);
        }

        public Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation)
        {
            spent.Enqueue(nameof(DecideDisclosure));
            return consent.DecideAsync(question, cancellation);
        }
    }
}
