namespace CareBridge.Directory.Domain.Matching;

/// <summary>Of whoever reads the reasons.</summary>
internal enum ReaderLanguage
{
    En,
    Es,
}
