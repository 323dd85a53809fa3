using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Questions;

namespace CareBridge.Crisis.Features.Raising;

/// <summary>The way to <see cref="FileEscalations"/> from another process.</summary>
internal sealed class AskCrisisFilings(QuestionClient client) : ICrisisFilings
{
    public Task<EscalationChanged> RaiseAsync(FileEscalation question, CancellationToken cancellation) =>
        client.AskAsync<FileEscalation, EscalationChanged>(CrisisModule.Service, question, cancellation);
}
