using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <param name="Threshold">From where on it warns, in the signal's own measure.</param>
internal sealed record WarningRule(WarningSignal Signal, int Threshold);
