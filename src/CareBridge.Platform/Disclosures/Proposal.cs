using CareBridge.Contracts.Consent;

namespace CareBridge.Platform.Disclosures;

/// <summary>What is to leave, and every record that it shows something of; none of them may stay unnamed.</summary>
/// <param name="Records">Each is permitted or not by itself; with none permitted the whole stays.</param>
public sealed record Proposal<T>(T Content, IReadOnlyList<DisclosureItem> Records);
