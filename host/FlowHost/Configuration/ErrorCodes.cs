namespace FlowHost.Configuration;

/// <summary>The number of each diagnostic. Users search for them: a number is never given another meaning.</summary>
internal static class ErrorCodes
{
    /// <summary>The file cannot be read.</summary>
    public const int FileNotReadable = 1;

    /// <summary>The file is larger than a pipeline may be.</summary>
    public const int FileTooLarge = 2;

    /// <summary>The file is not well-formed YAML.</summary>
    public const int Syntax = 3;

    /// <summary>A tab character stands where YAML allows spaces only.</summary>
    public const int Tab = 4;

    /// <summary>An anchor, an alias or a merge key, which pipelines do not use.</summary>
    public const int AnchorOrAlias = 5;

    /// <summary>A YAML tag, which pipelines do not use.</summary>
    public const int Tag = 6;

    /// <summary>A key that its mapping has already.</summary>
    public const int DuplicateKey = 7;

    /// <summary>Lists and mappings nested deeper than any pipeline needs.</summary>
    public const int TooDeep = 8;

    /// <summary>A second document after <c>---</c>.</summary>
    public const int SeveralDocuments = 9;

    /// <summary>A mapping, a list or a value where another of the three belongs.</summary>
    public const int WrongShape = 10;

    /// <summary>A key that means nothing here.</summary>
    public const int UnknownKey = 101;

    /// <summary>A value that cannot be read as what the key holds.</summary>
    public const int WrongType = 103;

    /// <summary>A value that the key does not allow.</summary>
    public const int InvalidValue = 104;

    /// <summary>A key that must be there and is not.</summary>
    public const int MissingKey = 105;

    /// <summary>A key without a value.</summary>
    public const int EmptyValue = 106;

    /// <summary><c>${env:NAME}</c> names a variable that is not set.</summary>
    public const int EnvironmentVariableNotSet = 107;

    /// <summary><c>${…}</c> that is none of <c>${env:NAME}</c> and <c>${file:path}</c>, nor escaped.</summary>
    public const int BadPlaceholder = 108;

    /// <summary><c>${file:path}</c> names a file that does not hold a single value.</summary>
    public const int ValueFileNotReadable = 109;

    /// <summary>No plugin has this id.</summary>
    public const int UnknownPlugin = 201;

    /// <summary>The plugin is for another stage.</summary>
    public const int WrongStage = 202;

    /// <summary>The plugin was found but cannot be loaded.</summary>
    public const int PluginRefused = 203;

    /// <summary>The plugin's own declarations contradict the contract.</summary>
    public const int PluginFaulty = 204;

    /// <summary>The plugin's code failed while the entry was created.</summary>
    public const int PluginFailed = 205;

    /// <summary>Two entries of a stage have one name.</summary>
    public const int DuplicateName = 206;

    /// <summary>A name with other characters than letters, digits and hyphens, or a word that YAML reads as something else.</summary>
    public const int InvalidName = 207;

    /// <summary>A stage that this command needs has no entry.</summary>
    public const int EmptyStage = 208;

    /// <summary>A file that the pipeline refers to does not exist.</summary>
    public const int FileNotFound = 209;

    /// <summary>An element file with other columns than it should have, or in another encoding.</summary>
    public const int ElementFileFaulty = 210;

    /// <summary>A plugin folder that is passed over, though no pipeline needs it.</summary>
    public const int PluginPassedOver = 301;

    /// <summary>A line of an element file that cannot be used.</summary>
    public const int ElementRowPassedOver = 302;

    /// <summary>An enricher that stands before the one whose fields it reads.</summary>
    public const int WrongOrder = 303;

    /// <summary>A field that is no element, and that no enricher of the pipeline adds.</summary>
    public const int UnknownField = 304;

    /// <summary>A plugin folder that is not what the lock file says and is used all the same.</summary>
    public const int PluginNotAsLocked = 305;
}
